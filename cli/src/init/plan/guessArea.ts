import type { SourceColumn } from '../source/Source';
import type { AreaType } from './Plan';
import { wordsOf } from './wordsOf';

const names: Readonly<Record<AreaType, readonly string[]>> = {
  Region:
    'regioncode regionid region areacode areaid area districtcode district divisioncode division admincode adcode xzqh xzqhdm xzqhbm quhua quhuadaima qh qhdm qhbm szqh ssqh sqdm cunbm cjbm'.split(
      ' ',
    ),
  Grid: 'gridcode gridid gridno grid wgbm wgdm wgbh wangge wanggebianma wanggedaima'.split(' '),
};
const chinese: Readonly<Record<AreaType, RegExp>> = {
  Region: /区划|區劃|(所属|所在)(地区|区域|辖区|社区|村)/,
  Grid: /网格(编|代|号|码)|網格(編|代|號|碼)|(所属|所在)网格/,
};
/** GB/T 2260 for the first six digits, whose first two are a province's; 99 is that of synthetic data. */
const province = '(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]|99)';
const shapes: Readonly<Record<AreaType, RegExp>> = {
  Region: new RegExp(`^${province}\\d{4}(\\d{3}){0,2}$`),
  Grid: new RegExp(`^${province}\\d{13}$`),
};
/** What a column without such a name has to hold. */
const fullShapes: Readonly<Record<AreaType, RegExp>> = {
  Region: new RegExp(`^${province}\\d{10}$`),
  Grid: shapes.Grid,
};
const fewestValues = 3;

/**
 * Which kind of area the codes in a column stand for; null where it holds none. What a name promises the values have
 * to keep, as far as there are some: an "area code" may be that of a telephone.
 * @param isKey a column that numbers the rows of its own table is taken for codes by its name only
 */
export function guessArea(column: SourceColumn, isKey: boolean): AreaType | null {
  const { type, sample } = column;
  if (type.kind !== 'TEXT' && type.kind !== 'BIG_INTEGER' && type.kind !== 'INTEGER') return null;
  for (const area of ['Grid', 'Region'] as const) {
    if (isNamed(area, column) && sample.every((value) => shapes[area].test(value))) return area;
    const isLike = sample.length >= fewestValues && !isKey;
    if (isLike && sample.every((value) => fullShapes[area].test(value))) return area;
  }
  return null;
}

function isNamed(area: AreaType, { label, comment }: SourceColumn): boolean {
  const parts = wordsOf(label);
  const ends = parts.map((_, index) => parts.slice(index).join(''));
  return (
    ends.some((end) => names[area].includes(end)) ||
    chinese[area].test(label) ||
    chinese[area].test(comment)
  );
}
