import stringWidth from 'string-width';
import { printableLine } from './printable';

/** Null is shown as a dash. */
export type Cell = string | number | null;

/** Rows with their columns aligned, two blanks between them; Chinese characters count as two columns. */
export function alignedRows(rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => row.map((cell) => printableLine(String(cell ?? '–'))));
  const widths: number[] = [];
  for (const row of texts) {
    row.forEach((text, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(text));
    });
  }
  return texts.map((row) =>
    row
      .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - stringWidth(text)))
      .join('  '),
  );
}

/** A table with a heading, which `bold` may emphasise; or the sentence `none` when there are no rows. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  none: string,
  { bold }: { bold(text: string): string },
): string {
  if (rows.length === 0) return none;
  const [head = '', ...lines] = alignedRows([heading, ...rows]).map((line) => line.trimEnd());
  return [bold(head), ...lines].join('\n');
}
