import { isDate } from '../period';

/** What the values of a column of a CSV file may be, the narrower before the wider. */
export const csvKinds = ['INTEGER', 'DECIMAL', 'BOOLEAN', 'DATE', 'TEXT'] as const;
export type CsvKind = (typeof csvKinds)[number];

const yes = ['true', 'yes', 'y', '是'];
const no = ['false', 'no', 'n', '否'];
const dateShape = /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?$/;

/**
 * A value as a database keeps it: whole and decimal numbers as numbers, yes and no as 1 and 0, dates as `YYYY-MM-DD`.
 * Undefined where the text is nothing of the kind. A number with leading zeros is a code, and so a text; so is
 * one that a double would change.
 */
export function csvValue(kind: CsvKind, text: string): string | number | undefined {
  switch (kind) {
    case 'INTEGER':
      return /^(0|-?[1-9]\d{0,9})$/.test(text) && Math.abs(Number(text)) < 2 ** 31
        ? Number(text)
        : undefined;
    case 'DECIMAL':
      return isDecimal(text) ? Number(text) : undefined;
    case 'BOOLEAN': {
      const word = text.toLowerCase();
      return yes.includes(word) ? 1 : no.includes(word) ? 0 : undefined;
    }
    case 'DATE':
      return dateIn(text);
    case 'TEXT':
      return text;
  }
}

function isDecimal(text: string): boolean {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && digits.length <= 15;
}

/** Also of `2026/1/9`, `2026.01.09` and `2026年1月9日`. */
function dateIn(text: string): string | undefined {
  const [, year, , month, day] = dateShape.exec(text) ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}
