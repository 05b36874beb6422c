/** Fields of the entry by type, in the order of the schema; all of them are PUBLIC. */
const fields: Readonly<Record<string, string>> = {
  MediationOrg: 'orgId name kind region mediators fullTimeMediators partTimeMediators',
  DisputeStats:
    'period found accepted acceptedByType labourDisputes acceptedBySource success successByType preLitigation online acceptedByField fullTimePerVillageRoom mediators disputesPerMediator fulfilment judicialConfirmation',
};

/** What question 18 tells of the statistics of disputes once their subgraph is published. */
export const publishedResource = {
  resourceCode: '11990100000100044M-002',
  name: '人民调解与公共法律服务信息',
  provider: { name: '扶摇市司法局' },
  shareType: 'UNCONDITIONAL',
  shareCondition: null,
  legalBasis: '《中华人民共和国人民调解法》',
  updateCycle: 'WEEKLY',
  dataLevel: 'GENERAL',
  updatedAt: '2026-10-30T02:30:00Z',
  subgraph: 'disputes',
  schemaVersion: 1,
  withdrawnAt: null,
  fields: {
    nodes: Object.entries(fields).flatMap(([type, names]) =>
      names.split(' ').map((name) => ({ coordinate: `${type}.${name}`, sensitivity: 'PUBLIC' })),
    ),
  },
};
