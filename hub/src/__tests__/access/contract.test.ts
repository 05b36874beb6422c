import { accessOf, isAllowed, roles } from '@civicgraph/shared';
import { viewerOf } from '@civicgraph/shared/testing';
import { subgraphDefinitions } from '../../subgraphs';
import { contracts } from './fixtures/contract';
import { contractFields } from './fixtures/contractFields';
import { deviationOf, deviations } from './fixtures/deviations';
import { isOpen } from './fixtures/expectedAccess';
import { closedRows, matrix } from './fixtures/matrix';
import { isGiven, rows, unusedRows } from './fixtures/rows';

const access = new Map(subgraphDefinitions.map(({ name, typeDefs }) => [name, accessOf(typeDefs)]));
const fieldsOfSdl = [...access].flatMap(([subgraph, types]) =>
  [...types].flatMap(([type, fields]) =>
    [...fields.keys()].map((field) => `${subgraph} ${type}.${field}`),
  ),
);

describe('the contract', () => {
  it('has one row for every field of every subgraph, and no others', () => {
    const listed = contractFields.map(
      ({ subgraph, type, field }) => `${subgraph} ${type}.${field}`,
    );
    expect([...listed].sort()).toEqual([...fieldsOfSdl].sort());
  });

  it('is there for every subgraph', () => {
    expect(Object.keys(contracts)).toEqual([...access.keys()]);
  });

  it('uses every row of the matrix, but for those closed to everybody and those listed', () => {
    const used = contractFields.map(({ row }) => rows[row]?.label);
    const accounted = new Set([...used, ...closedRows, ...Object.keys(unusedRows)]);
    expect([...matrix.keys()].filter((label) => !accounted.has(label))).toEqual([]);
    expect(Object.keys(unusedRows).filter((label) => used.includes(label))).toEqual([]);
  });

  it('deviates from the matrix only where a deviation is needed', () => {
    const needed = new Set(
      contractFields.flatMap((field) =>
        roles.flatMap((role) => {
          const deviation = deviationOf(field, role);
          return deviation && deviation.open !== isGiven(field.row, role) ? [deviation] : [];
        }),
      ),
    );
    expect(deviations.filter((deviation) => !needed.has(deviation))).toEqual([]);
  });
});

describe.each(roles)('the directives, for %s', (role) => {
  const viewer = viewerOf(role);
  it.each([...access.keys()])('open the fields of %s that the contract opens', (subgraph) => {
    const opened = contractFields
      .filter((entry) => entry.subgraph === subgraph)
      .map((entry) => {
        const needed = access.get(subgraph)?.get(entry.type)?.get(entry.field);
        return [entry, needed !== undefined && isAllowed(viewer, needed)] as const;
      });
    const name = ({ type, field }: { type: string; field: string }) => `${type}.${field}`;
    expect(opened.filter(([, open]) => open).map(([entry]) => name(entry))).toEqual(
      opened.filter(([entry]) => isOpen(entry, role)).map(([entry]) => name(entry)),
    );
  });
});
