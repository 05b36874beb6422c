import type { DepartmentKind, Random } from '@civicgraph/shared';
import type { Category, Channel, Purpose, Route } from '../codeLists';

type Weights<Value> = readonly (readonly [Value, number])[];

interface CategoryRule {
  readonly weight: number;
  /** The kind of department that answers. */
  readonly answeredBy: DepartmentKind;
  /** What such petitions say. */
  readonly contents: readonly [string, ...string[]];
}

export const categoryRules: Readonly<Record<Category, CategoryRule>> = {
  LAND: {
    weight: 14,
    answeredBy: 'LAND',
    contents: ['征地补偿款未按约定时间到账，请求核实。', '宅基地边界登记有误，请求更正。'],
  },
  HOUSING: {
    weight: 18,
    answeredBy: 'HOUSING',
    contents: ['小区电梯停运多日，请求督促维修。', '新建小区逾期交房，请求协调。'],
  },
  LABOUR: {
    weight: 16,
    answeredBy: 'HUMAN_RESOURCES',
    contents: ['工地拖欠两个月工资，请求帮助。', '养老保险缴费年限记录缺失，请求补录。'],
  },
  CIVIL_AFFAIRS: {
    weight: 9,
    answeredBy: 'CIVIL_AFFAIRS',
    contents: ['申请临时救助后未收到答复，请求告知进度。', '社区老年食堂停办，请求恢复。'],
  },
  HEALTH: {
    weight: 6,
    answeredBy: 'HEALTH',
    contents: ['乡镇卫生院夜间无人值班，请求改进。', '医保报销材料多次退回，请求说明。'],
  },
  EDUCATION: {
    weight: 7,
    answeredBy: 'EDUCATION',
    contents: ['学校门口放学时段拥堵，请求疏导。', '外来务工人员子女入学，请求告知条件。'],
  },
  POLICING: {
    weight: 6,
    answeredBy: 'POLICE',
    contents: ['夜间摩托车噪声扰民，请求治理。', '户口迁移办理时间过长，请求加快。'],
  },
  JUSTICE: {
    weight: 6,
    answeredBy: 'JUSTICE',
    contents: ['公证办理需多次往返，请求简化。', '法律援助申请未获答复，请求告知。'],
  },
  GOVERNANCE: {
    weight: 7,
    answeredBy: 'GOVERNANCE',
    contents: ['村务公开栏长期未更新，请求公开。', '小区路灯长期不亮，请求维修。'],
  },
  DATA: {
    weight: 4,
    answeredBy: 'DATA',
    contents: ['网上办事系统无法上传材料，请求修复。', '不同窗口重复提交材料，建议打通数据。'],
  },
  DISABILITY_SERVICE: {
    weight: 3,
    answeredBy: 'DISABLED_FEDERATION',
    contents: ['人行道无障碍坡道被占，请求清理。', '辅助器具申领进度不明，请求告知。'],
  },
  OTHER: {
    weight: 4,
    answeredBy: 'PETITION_OFFICE',
    contents: ['对办事流程不清楚，请求告知办理部门。', '此前来信未收到回执，请求查询。'],
  },
};

const categoryWeights: Weights<Category> = Object.entries(categoryRules).map(
  ([category, { weight }]) => [category as Category, weight],
);
const purposeWeights: Weights<Purpose> = [
  ['APPEAL_REQUEST', 78],
  ['SUGGESTION', 14],
  ['ACCUSATION', 8],
];
/** 信访工作条例 art. 31 sorts requests; a suggestion is answered as a duty. */
const routeWeights: Weights<Route> = [
  ['PETITION', 62],
  ['DUTY', 16],
  ['ADMIN_PROCEDURE', 9],
  ['LITIGATION', 9],
  ['ARBITRATION', 3],
  ['PARTY_APPEAL', 1],
];

/** What a petition is about, how it came and where it goes. */
export interface Matter {
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly route: Route;
  readonly category: Category;
  readonly groupSize: number;
}

/** @param year of registration: the share of petitions that come online grows */
export function createMatter(random: Random, year: number): Matter {
  const purpose = random.weighted(purposeWeights);
  const online = 60 + 4 * (year - 2021);
  const channel = random.weighted<Channel>([
    ['ONLINE', online],
    ['VISIT', (100 - online) * 0.5],
    ['LETTER', (100 - online) * 0.25],
    ['PHONE', (100 - online) * 0.22],
    ['FAX', (100 - online) * 0.03],
  ]);
  return {
    channel,
    purpose,
    route: purpose === 'APPEAL_REQUEST' ? random.weighted(routeWeights) : 'DUTY',
    category: random.weighted(categoryWeights),
    groupSize: groupSize(random, channel),
  };
}

/** Groups come in person; five and more count as a group visit. */
function groupSize(random: Random, channel: Channel): number {
  if (channel === 'VISIT' && random.chance(0.2)) return 5 + random.int(20);
  return random.chance(0.1) ? 2 + random.int(3) : 1;
}
