import type { Mask } from './Mask';
import { townOfAddress } from './townOfAddress';

/** What stands for a value of which nothing may be seen. */
const nothing = '***';

/** Surnames of two characters that are in use (《百家姓》). */
const compoundSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 西门 轩辕 拓跋'.split(
    ' ',
  ),
);

/** A date of ISO 8601-1 in extended format, complete, with a time, or of reduced precision (5.2.2). */
const isoDate =
  /^(\d{4})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

type Characters = readonly string[];

const maskers: Readonly<Record<Exclude<Mask, 'TOKEN'>, (text: string) => string>> = {
  NAME: (text) => maskCharacters(text, (name) => keepEnds(name, surnameLength(name), 0)),
  // 18 characters, and 15 before 1999 (GB 11643); of anything shorter four would be too many.
  ID_NUMBER: (text) => maskCharacters(text, (id) => keepEnds(id, 0, id.length < 15 ? 0 : 4)),
  PHONE: (text) =>
    maskCharacters(text, (phone) =>
      phone.length < 11 ? keepEnds(phone, 0, 2) : keepEnds(phone, 3, 4),
    ),
  ADDRESS: (text) => (townOfAddress(text) ?? '') + nothing,
  YEAR: (text) => isoDate.exec(text)?.[1] ?? nothing,
};

/**
 * A text as it looks behind a mask. Masking what is masked changes nothing. Characters are code points. Of
 * a text that would be told whole nothing is told.
 *
 * - `NAME` keeps the surname: 张**, 欧阳*.
 * - `ID_NUMBER` keeps the last four of an identity number (GB 11643).
 * - `PHONE` keeps the first three and the last four of 11 or more, the last two of fewer.
 * - `ADDRESS` keeps what leads to the street office, town or township of an address in full: 某市某区某街道***.
 * - `YEAR` keeps the year of a date (ISO 8601-1, reduced precision).
 */
export function maskText(as: Exclude<Mask, 'TOKEN'>, text: string): string {
  return maskers[as](text);
}

function maskCharacters(text: string, mask: (characters: Characters) => string): string {
  return mask(Array.from(text));
}

function surnameLength([first = '', second = '', ...given]: Characters): number {
  return given.length > 0 && compoundSurnames.has(first + second) ? 2 : 1;
}

/** Stars for all but some characters at either end, or for all when those are all. */
function keepEnds(characters: Characters, first: number, last: number): string {
  const hidden = characters.length - first - last;
  if (hidden <= 0) return '*'.repeat(characters.length);
  const kept = characters.slice(first + hidden);
  return [...characters.slice(0, first), '*'.repeat(hidden), ...kept].join('');
}
