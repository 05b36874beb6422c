import {
  accessOf,
  createPolicyReader,
  type FieldAccess,
  masksFor,
  refusalOf,
  type Sensitivity,
} from '@civicgraph/shared';
import { Kind } from 'graphql';
import { subgraphDefinitions } from '../../subgraphs';
import { askers, nameOf, viewerFor, withoutGrant } from './fixtures/askers';
import { contracts } from './fixtures/contract';
import { type ContractField, contractFields } from './fixtures/contractFields';
import { deviationOf, deviations } from './fixtures/deviations';
import { isOpen } from './fixtures/expectedAccess';
import { wholeRows } from './fixtures/masks';
import { closedRows, matrix } from './fixtures/matrix';
import { isGiven, rows, unusedRows } from './fixtures/rows';

const access = new Map(subgraphDefinitions.map(({ name, typeDefs }) => [name, accessOf(typeDefs)]));
const fieldsOfSdl = [...access].flatMap(([subgraph, types]) =>
  [...types].flatMap(([type, fields]) =>
    [...fields.keys()].map((field) => `${subgraph} ${type}.${field}`),
  ),
);

const placeOf = ({ subgraph, type, field }: ContractField) => `${subgraph} ${type}.${field}`;

function neededFor({ subgraph, type, field }: ContractField): FieldAccess {
  const needed = access.get(subgraph)?.get(type)?.get(field);
  if (needed) return needed;
  throw new Error(`${subgraph} has no ${type}.${field}.`);
}

describe('the contract', () => {
  it('has one row for every field of every subgraph, and no others', () => {
    expect(contractFields.map(placeOf).sort()).toEqual([...fieldsOfSdl].sort());
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
        askers.flatMap((asker) => {
          const deviation = deviationOf(field, asker.role);
          return deviation && deviation.open !== isGiven(field.row, asker) ? [deviation] : [];
        }),
      ),
    );
    expect(deviations.filter((deviation) => !needed.has(deviation))).toEqual([]);
  });

  it('says of every masked field who sees it whole', () => {
    const masked = contractFields.filter((field) => neededFor(field).masks.length > 0);
    expect(masked.map(placeOf).sort()).toEqual(Object.keys(wholeRows).sort());
  });
});

describe.each(askers.map((asker) => [nameOf(asker), asker] as const))(
  'the directives, for %s',
  (_, asker) => {
    const viewer = viewerFor(asker);

    it.each([...access.keys()])('open the fields of %s that the contract opens', (subgraph) => {
      const fields = contractFields.filter((entry) => entry.subgraph === subgraph);
      const said = fields.map((field) => [placeOf(field), refusalOf(viewer, neededFor(field))]);
      expect(said).toEqual(
        fields.map((field) => [placeOf(field), isOpen(field, asker) ? null : 'SCOPE_MISSING']),
      );
    });

    it.each(Object.entries(wholeRows))('show %s whole to whom the matrix does', (place, row) => {
      const field = contractFields.find((entry) => placeOf(entry) === place);
      if (!field) throw new Error(`The contract has no ${place}.`);
      expect(masksFor(viewer, neededFor(field).masks).length === 0).toBe(isGiven(row, asker));
    });
  },
);

/** The level of each field: its own, or that of its type, or what holds without one. */
const sensitivities: ReadonlyMap<string, Sensitivity> = new Map(
  subgraphDefinitions.flatMap(({ name, typeDefs }) => {
    const reader = createPolicyReader(typeDefs);
    return typeDefs.definitions.flatMap((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const type = reader.read(node);
      const usual = type.sensitivity ?? (type.isSubject ? 'PERSONAL' : 'PUBLIC');
      return (node.fields ?? []).map((field) => {
        const place = `${node.name.value}.${field.name.value}`;
        return [`${name} ${place}`, reader.read(field, place).sensitivity ?? usual] as const;
      });
    });
  }),
);

describe('a request that declares no purpose', () => {
  /** A key for the gateway to follow; nothing but a case leads to one. */
  const keyOfCase = 'special-populations Person.ref';
  const personal = contractFields.filter(
    (field) =>
      ['PERSONAL', 'SENSITIVE'].includes(sensitivities.get(placeOf(field)) ?? '') &&
      placeOf(field) !== keyOfCase,
  );

  it.each(askers.map((asker) => [nameOf(asker), asker] as const))(
    'reads no personal field, as %s',
    (_, asker) => {
      const viewer = viewerFor(asker, { purpose: null });
      const open = personal.filter((field) => isOpen(field, asker));
      expect(open.map((field) => [placeOf(field), refusalOf(viewer, neededFor(field))])).toEqual(
        open.map((field) => [placeOf(field), 'PURPOSE_REQUIRED']),
      );
    },
  );

  it('would have read some of them, so that the purpose is what keeps it from them', () => {
    expect(personal.filter((field) => isOpen(field, withoutGrant('GRID'))).length).toBeGreaterThan(
      10,
    );
  });
});
