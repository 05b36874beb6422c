/** What an address has below the town: a name that holds one of these is no name of a town. */
const belowTown = '(?:大道|胡同|小区|社区|[路街巷弄村号栋幢])';

/** A name in Chinese characters, as short as it can be. */
const nameOf = (end: string) => `(?:(?!${belowTown})\\p{Script=Han}){1,10}?${end}`;

const province = `(?:${nameOf('(?:省|自治区|特别行政区)')})?`;
const city = `(?:${nameOf('(?:市|自治州|地区|盟)')})?`;
const county = nameOf('(?:自治县|县|市|区|旗)');
// Street offices are often called after a road or a village (南京东路街道, 中关村街道), and where a road is
// called after a town, the name goes on (新镇路).
const town = `(?:${nameOf('[路街村]?街道')}|${nameOf('(?:苏木|[镇乡])')}(?!${belowTown}))`;

const addressInFull = new RegExp(`^${province}${city}${county}${town}`, 'u');

/**
 * The beginning of a full Chinese address, down to its town: 某省某市某区某街道. The township level is
 * 街道, 镇, 乡 and 苏木 (GB/T 10114). A province or a city may be left out, a county not; of a city without
 * counties its own name stands for one.
 * @returns null when it cannot be told where the town ends
 */
export function townOfAddress(text: string): string | null {
  return addressInFull.exec(text)?.[0] ?? null;
}
