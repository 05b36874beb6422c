import {
  type City,
  type CityOrganisationKind,
  type CityVillage,
  createRandom,
  organisationKind,
  organisationUscc,
  type TableRow,
} from '@civicgraph/shared';

const brands = [...'禾川源泰和丰顺德隆盛恒信嘉诚瑞祥'];
const businesses: Readonly<Record<CityOrganisationKind, readonly string[]>> = {
  PARTY_GOV: ['便民服务中心', '市场监督管理所', '司法所'],
  PUBLIC_INSTITUTION: ['综合文化站', '农业技术推广站', '养老服务中心'],
  ENTERPRISE: ['商贸有限公司', '建材有限公司', '食品有限公司', '物业服务有限公司'],
  SOCIAL_ORG: ['志愿服务协会', '老年互助会', '社会工作服务中心'],
  SCHOOL: ['小学', '幼儿园', '初级中学'],
  HOSPITAL: ['卫生院', '社区医院'],
  PARCEL_OUTLET: ['快递驿站', '寄递服务部'],
  OTHER: ['便利店', '餐馆', '理发店', '五金店', '水果店'],
};
/** Registered in the village, but nobody has found out in which grid. */
const unplacedShare = 0.02;

/** The organisations of a village. */
export function* organisationRows(city: City, village: CityVillage): Iterable<TableRow> {
  const { start, count } = village.organisations;
  for (let index = start; index < start + count; index++) {
    const random = createRandom(city.seed, 'organisation', index);
    const uscc = organisationUscc(city, index);
    const kind = organisationKind(city, index);
    const brand = random.pick(brands) + random.pick(brands);
    const name = `${village.name}${brand}${random.pick(businesses[kind])}`;
    const grid = random.chance(unplacedShare) ? null : random.pick(village.grids).code;
    yield [
      'organisation',
      {
        uscc,
        place_key: village.code + uscc,
        name,
        kind,
        region_code: village.code,
        grid_code: grid,
      },
    ];
  }
}
