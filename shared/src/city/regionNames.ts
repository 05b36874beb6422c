/** Invented names out of old tales and poems: like a map, but of nowhere. */
export const provinceName = '云梦省';
export const cityName = '扶摇市';

/** A district first, then counties. */
export const countyNames = [
  '望舒区',
  '羲和县',
  '青鸾县',
  '重明县',
  '白泽县',
  '玄圃县',
  '瑶光县',
  '沧溟县',
  '昆墟县',
] as const;

const townFirst = [...'听揽栖拂沐折弄枕观眠'];
const townSecond = [...'云月霞霜鹤星虹萤雪岚桂梧荷芷兰苔汐澜露鲸'];
const villageFirst = [...'锦青玉琼碧丹素紫金银彩瑞祥灵清静和暖晴朗'];
const villageSecond = [...'鲤桐竹梅桃柳枫槐溪泉塘湾岭坡桥渡亭台园圃'];

/** The name of a town without its suffix; distinct for 200 indexes on end. */
export function townName(index: number): string {
  return combine(townFirst, townSecond, index);
}

/** The name of a village without its suffix; distinct for 400 indexes on end. */
export function villageName(index: number): string {
  return combine(villageFirst, villageSecond, index);
}

/** The n-th pair. 37 shares no factor with 200 or 400, so no pair comes back before all were used. */
function combine(first: readonly string[], second: readonly string[], index: number): string {
  const pair = (index * 37) % (first.length * second.length);
  return `${first[Math.floor(pair / second.length)]}${second[pair % second.length]}`;
}
