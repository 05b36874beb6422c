import type { Random } from './random';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
];
const given = [...'云鹤星岚汐澜霁宁安和悦然清远舒朗知行若溪景明书言怀瑾思齐以恒念初望晴听雨疏桐'];

/** An invented name of two or three characters: the usual surnames, given names out of poems. */
export function personName(random: Random): string {
  const name = random.pick(surnames) + random.pick(given);
  return random.chance(0.8) ? name + random.pick(given) : name;
}

/**
 * Eleven digits that look like a mobile number and cannot be one: mobile numbers begin with 13 to
 * 19, whereas what begins with 12 is a short service code (电信网编号计划), so nobody has a longer number there.
 */
export function phoneNumber(random: Random): string {
  return `12900${String(random.int(1_000_000)).padStart(6, '0')}`;
}
