import type { Random } from '@civicgraph/shared';
import type { DisputeField, DisputeScale, DisputeSource, DisputeType } from '../codeLists';

interface TypeRule {
  readonly weight: number;
  /** Part of the concluded mediations that fails, beside the others' 1. */
  readonly difficulty: number;
  /** Field that most disputes of the type belong to. */
  readonly field: DisputeField;
  /** Most yuan that an agreement is about; null where it is about no money. */
  readonly mostYuan: number | null;
  readonly summary: string;
}

export const typeRules: Readonly<Record<DisputeType, TypeRule>> = {
  '01': rule(20, 1.1, '双方因家务分工和老人赡养费分担发生争执。'),
  '02': rule(19, 0.7, '楼上漏水浸湿楼下天花板，双方对修缮费有分歧。', 20_000),
  '03': rule(6, 1, '两户因院墙界址和滴水距离发生争执。', 30_000),
  '04': rule(8, 1.1, '买卖合同货款到期未付，双方对数额有分歧。', 300_000),
  '05': rule(4, 1, '相邻摊位因占用通道影响经营发生争执。', 50_000),
  '06': rule(8, 1, '犬只伤人后双方对医药费有分歧。', 80_000),
  '07': rule(3, 1.2, '承包地边界多年未定，双方要求重新丈量。', 20_000),
  '08': rule(3, 1.6, '征地补偿款在家庭成员之间分配不均。', 400_000, 'LAND_REQUISITION'),
  '09': rule(2, 1.3, '作坊夜间噪声影响周边居民休息。', 10_000, 'ENVIRONMENT'),
  '10': rule(16, 0.9, '工程完工后两个月工资未结清。', 120_000, 'LABOUR'),
  '11': rule(0.5, 0.8, '行程取消后双方对退费比例有分歧。', 10_000),
  '12': rule(0.5, 1.4, '店铺招牌图案与他人作品近似。', 100_000),
  '13': rule(1, 1, '网购商品与描述不符，商家不同意退货。', 5_000),
  '14': rule(4, 0.6, '预付卡商家停业，消费者要求退余额。', 8_000),
  '15': rule(2, 1.7, '术后恢复不及预期，双方对责任有分歧。', 300_000, 'HEALTH'),
  '16': rule(6, 0.8, '非机动车相撞，双方对修车费有分歧。', 100_000),
  '17': rule(7, 0.8, '电梯停运多日，业主拒交当季物业费。', 5_000),
  '99': rule(3, 1, '借用物品归还时损坏，双方对赔偿有分歧。', 5_000),
};

/** From January: settled before the Spring Festival and at the year's end, and where migrants work from July to October. */
const wageSeason = [2.4, 0.5, 0.5, 0.5, 0.6, 0.8, 1.5, 1.6, 1.6, 1.4, 1.3, 2];

/** What a dispute is about and how it came in. */
export interface Matter {
  readonly type: DisputeType;
  readonly field: DisputeField;
  readonly source: DisputeSource;
  readonly scale: DisputeScale;
  readonly isOnline: boolean;
  readonly isPreLitigation: boolean;
}

/** @param foundOn the season decides how many are about wages, the year how many are mediated online */
export function createMatter(random: Random, foundOn: string): Matter {
  const ofSeason = wageSeason[Number(foundOn.slice(5, 7)) - 1] ?? 1;
  const type = random.weighted(
    Object.entries(typeRules).map(
      ([code, { weight }]) =>
        [code as DisputeType, code === '10' ? weight * ofSeason : weight] as const,
    ),
  );
  const source = random.weighted<DisputeSource>([
    ['PROACTIVE', 38],
    ['APPLIED', 40],
    ['ENTRUSTED', 22],
  ]);
  return {
    type,
    field: fieldOf(random, type),
    source,
    scale: scaleOf(random, type),
    isOnline: random.chance(0.12 + 0.06 * (Number(foundOn.slice(0, 4)) - 2021)),
    isPreLitigation: source === 'ENTRUSTED' && random.chance(0.75),
  };
}

/** The field is noted beside the type, and does not follow from it. */
function fieldOf(random: Random, type: DisputeType): DisputeField {
  if (random.chance(0.9)) return typeRules[type].field;
  return random.weighted<DisputeField>([
    ['OTHER', 50],
    ['LABOUR', 20],
    ['FUNDRAISING', 20],
    ['LAND_REQUISITION', 10],
  ]);
}

/** Wages and requisitions bring groups. */
function scaleOf(random: Random, type: DisputeType): DisputeScale {
  const inGroups = type === '10' || type === '08' ? 18 : 3;
  return random.weighted<DisputeScale>([
    ['INDIVIDUAL', 100 - inGroups],
    ['GENERAL_GROUP', inGroups],
    ['MAJOR_GROUP', inGroups / 20],
  ]);
}

function rule(
  weight: number,
  difficulty: number,
  summary: string,
  mostYuan: number | null = null,
  field: DisputeField = 'OTHER',
): TypeRule {
  return { weight, difficulty, field, mostYuan, summary };
}
