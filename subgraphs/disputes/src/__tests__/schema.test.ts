import {
  createCity,
  createPolicyReader,
  departmentOf,
  findForbiddenNames,
  findForbiddenPaths,
} from '@civicgraph/shared';
import { Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { typeDefs } from '../typeDefs';

const reader = createPolicyReader(typeDefs);
const types = typeDefs.definitions.filter(
  (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
);

describe('the schema of disputes', () => {
  it('answers family F of the indicators, but for what the police count', () => {
    const ids = types.flatMap(({ fields = [] }) =>
      fields.flatMap(({ description }) => /^\s*([A-G]\d{2})\b/.exec(description?.value ?? '')?.[1]),
    );
    const answered = [...new Set(ids.filter((id) => id !== undefined))].sort();
    expect(answered).toEqual(['F01', 'F02', 'F03', 'F06', 'F07', 'F08']);
  });

  it('holds no closed name and no closed way', () => {
    expect(findForbiddenNames(typeDefs)).toEqual([]);
    expect(findForbiddenPaths(typeDefs)).toEqual([]);
  });

  it('states the sensitivity of every type that holds something', () => {
    const silent = types.filter(
      (node) => node.name.value !== 'Query' && reader.read(node).sensitivity === null,
    );
    expect(silent.map(({ name }) => name.value)).toEqual([]);
  });

  it('is the second and third entry of the justice bureau in the data-resource directory', () => {
    const city = createCity('XS');
    const { uscc } = departmentOf(city, city.cityCode, 'JUSTICE');
    const legalBasis = '《中华人民共和国人民调解法》';
    const mediation = {
      code: `${uscc}-002`,
      name: '人民调解与公共法律服务信息',
      shareType: 'UNCONDITIONAL',
      legalBasis,
      updateCycle: 'WEEKLY',
      dataLevel: 'GENERAL',
    };
    const records = {
      code: `${uscc}-003`,
      name: '矛盾纠纷调解案件信息',
      shareType: 'NOT_SHARED',
      legalBasis,
      updateCycle: 'DAILY',
      dataLevel: 'IMPORTANT',
    };
    const entries = types.flatMap((node) =>
      reader.readResources(node).map((resource) => [node.name.value, resource] as const),
    );
    expect(Object.fromEntries(entries)).toEqual({
      Dispute: records,
      DisputeStats: mediation,
      MediationOrg: mediation,
    });
  });

  it('leads from an organisation or a region to no dispute', () => {
    const ways = types
      .filter(({ name }) => !/^(Query|Dispute(Connection|Edge)?)$/.test(name.value))
      .flatMap(({ name, fields = [] }) =>
        fields
          .filter(({ type }) => /"value":"Dispute(Connection|Edge)?"/.test(JSON.stringify(type)))
          .map((field) => `${name.value}.${field.name.value}`),
      );
    expect(ways).toEqual([]);
  });
});
