import { accessOf, refusalOf } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { concatAST, parse, print, visit } from 'graphql';
import { allSubgraphDefinitions } from '../../subgraphs';
import { askers, nameOf, viewerFor, withoutGrant } from './fixtures/askers';
import { contracts } from './fixtures/contract';
import {
  accessFaults,
  maskFaults,
  personalFields,
  purposeFaults,
  sensitivityFaults,
  unknownFields,
} from './fixtures/contractFaults';
import { contractFields } from './fixtures/contractFields';
import { deviationOf, deviations } from './fixtures/deviations';
import { isOpen } from './fixtures/expectedAccess';
import { judgesOfAll } from './fixtures/judges';
import { wholeRows } from './fixtures/masks';
import { closedRows, matrix } from './fixtures/matrix';
import { isGiven, refusalOfRow, rows } from './fixtures/rows';
import { withoutDirective } from './fixtures/withoutDirective';

const schemas = allSubgraphDefinitions.map((definition) => [definition.name, definition] as const);
const everybody = askers.map((asker) => [nameOf(asker), asker] as const);

describe('the contract', () => {
  it.each(schemas)('has one row for every field of %s, and no others', (_, schema) => {
    expect(unknownFields(schema)).toEqual([]);
  });

  it('is there for every subgraph', () => {
    expect(Object.keys(contracts)).toEqual(allSubgraphDefinitions.map(({ name }) => name));
  });

  it('uses every row of the matrix, but for those closed to everybody', () => {
    const used = contractFields.map(({ row }) => rows[row]?.label);
    const accounted = new Set([...used, ...closedRows]);
    expect([...matrix.keys()].filter((label) => !accounted.has(label))).toEqual([]);
  });

  it('deviates from the matrix only where a deviation is needed, for each role of it', () => {
    const needed = new Set(
      contractFields.flatMap((field) =>
        askers.flatMap((asker) => {
          const deviation = deviationOf(field, asker.role);
          const isNeeded = deviation && deviation.open !== isGiven(field.row, asker);
          return isNeeded ? [`${deviations.indexOf(deviation)} ${asker.role}`] : [];
        }),
      ),
    );
    const said = deviations.flatMap(({ roles }, index) => roles.map((role) => `${index} ${role}`));
    expect(said.filter((one) => !needed.has(one))).toEqual([]);
  });
});

describe.each(everybody)('the directives, for %s', (_, asker) => {
  it.each(schemas)('open the fields of %s that the contract opens', (_name, schema) => {
    expect(accessFaults(schema, asker)).toEqual([]);
  });

  it.each(schemas)('show the fields of %s whole to whom the matrix does', (_name, schema) => {
    expect(maskFaults(schema, asker)).toEqual([]);
  });

  it.each(schemas)('keep the personal fields of %s for a declared purpose', (_name, schema) => {
    expect(purposeFaults(schema, asker)).toEqual([]);
  });
});

it.each(schemas)(
  'the directives take for personal what the matrix has of persons in %s',
  (_, schema) => {
    expect(sensitivityFaults(schema)).toEqual([]);
  },
);

it('there are masks to see through, and personal fields that a purpose opens', () => {
  expect(Object.keys(wholeRows).length).toBeGreaterThan(0);
  const personal = allSubgraphDefinitions.flatMap(personalFields);
  expect(personal.filter((field) => isOpen(field, withoutGrant('GRID'))).length).toBeGreaterThan(
    10,
  );
});

describe('the composed schema', () => {
  const supergraph = accessOf(
    parse(
      composeSupergraph(
        allSubgraphDefinitions.map(({ name, typeDefs }) => ({ name, sdl: print(typeDefs) })),
      ),
    ),
  );
  const fields = [...supergraph].flatMap(([type, access]) =>
    [...access].map(([field, needed]) => ({ type, field, needed })),
  );

  /** Where several subgraphs have a field, scopes guard it. */
  const rowOf = (type: string, field: string) =>
    contractFields.find((entry) => entry.type === type && entry.field === field)?.row ?? 'public';

  it('has the fields of the contracts', () => {
    const inContracts = new Set(contractFields.map(({ type, field }) => `${type}.${field}`));
    const held = new Set(fields.map(({ type, field }) => `${type}.${field}`));
    expect([...held].sort()).toEqual([...inContracts].sort());
  });

  it.each(everybody)('is as closed for %s as the strictest subgraph', (_, asker) => {
    const viewer = viewerFor(asker);
    const { open } = judgesOfAll(asker);
    const said = fields.map(({ type, field, needed }) => [
      `${type}.${field}`,
      refusalOf(viewer, needed),
    ]);
    expect(said).toEqual(
      fields.map(({ type, field }) => [
        `${type}.${field}`,
        open(type, field) ? null : refusalOfRow(rowOf(type, field)),
      ]),
    );
  });
});

describe('the comparison fails', () => {
  it('when a field has no row, and when a row has no field', () => {
    const population = withoutDirective('population', 'Person', 'subject');
    const grown = 'extend type Person { nickname: String @authenticated }';
    const typeDefs = concatAST([population.typeDefs, parse(grown)]);
    expect(unknownFields({ ...population, typeDefs })).toEqual([
      'population Person.nickname has no row',
    ]);
    const shrunk = visit(population.typeDefs, {
      FieldDefinition: ({ name }) => (name.value === 'phone' ? null : undefined),
    });
    expect(unknownFields({ ...population, typeDefs: shrunk })).toEqual([
      'population Person.phone is no field',
    ]);
  });

  it('when a field loses its scopes, for everybody whom they kept out', () => {
    const schema = withoutDirective('population', 'Person.phone', 'requiresScopes');
    const found = askers.flatMap((asker) => accessFaults(schema, asker));
    expect(found).toEqual([
      'population Person.phone is PURPOSE_REQUIRED for DASH',
      'population Person.phone is PURPOSE_REQUIRED for ANALYST',
      'population Person.phone is PURPOSE_REQUIRED for PETITION',
      'population Person.phone is PURPOSE_REQUIRED for MEDIATOR',
      'population Person.phone is open for POLICE',
      'population Person.phone is PURPOSE_REQUIRED for DEPT_ADMIN',
      'population Person.phone is PURPOSE_REQUIRED for AUDITOR',
    ]);
  });

  it('when a field gets scopes that keep out whom the matrix lets in', () => {
    const schema = allSubgraphDefinitions.find(({ name }) => name === 'incidents');
    if (!schema) throw new Error('There is no subgraph of incidents.');
    const typeDefs = concatAST([
      schema.typeDefs,
      parse('extend type Incident @requiresScopes(scopes: [["audit:read"]])'),
    ]);
    const found = accessFaults({ ...schema, typeDefs }, withoutGrant('POLICE'));
    expect(found).toContain('incidents Incident.status is SCOPE_MISSING for POLICE');
  });

  it('when a field loses its mask', () => {
    const schema = withoutDirective('population', 'Person.citizenId', 'mask');
    const found = askers.flatMap((asker) => maskFaults(schema, asker));
    expect(found).toContain('population Person.citizenId is whole for GRID');
    expect(found).not.toContain('population Person.citizenId is whole for GRID with a grant');
  });

  it('when a type loses its sensitivity', () => {
    const schema = withoutDirective('population', 'Residence', 'sensitivity');
    expect(sensitivityFaults(schema)).toEqual(
      ['since', 'verifiedAt', 'dwelling', 'grid'].map(
        (field) => `population Residence.${field} is not personal`,
      ),
    );
  });

  it('when a type loses its purpose', () => {
    const schema = withoutDirective('special-populations', 'CareCase', 'purpose');
    const found = purposeFaults(schema, withoutGrant('MH_CARE'));
    expect(found).toContain(
      'special-populations CareCase.category is open for MH_CARE without a purpose',
    );
  });
});
