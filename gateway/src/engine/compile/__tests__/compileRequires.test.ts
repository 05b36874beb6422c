import { parse } from 'graphql';
import { LosslessNumber } from 'lossless-json';
import type { RequiredSelection } from '../../plan';
import { compileRequires } from '../compileRequires';
import { createTypeTable } from '../TypeTable';

const types = createTypeTable(
  parse(`
    interface Place { code: ID }
    type Region implements Place { code: ID }
    type Grid implements Place { code: ID }
    union Owner = Region | Grid
  `),
);

const field = (
  name: string,
  selections?: readonly RequiredSelection[],
  key = name,
): RequiredSelection => ({ kind: 'field', name, key, selections });

const on = (
  type: string | undefined,
  selections: readonly RequiredSelection[],
  conditions: { skipIf?: string; includeIf?: string } = {},
): RequiredSelection => ({
  kind: 'fragment',
  type,
  selections,
  skipIf: conditions.skipIf,
  includeIf: conditions.includeIf,
});

function write(
  requires: readonly RequiredSelection[],
  entity: Record<string, unknown>,
  variables: Record<string, unknown> = {},
  isConditional = false,
) {
  return compileRequires(requires, types, { isConditional })(entity, variables);
}

const key = [field('__typename'), field('code')];

describe('compileRequires', () => {
  it('writes the selections of the type of the entity', () => {
    const requires = [on('Region', key), on('Grid', [field('__typename'), field('serial')])];
    expect(write(requires, { __typename: 'Region', code: '1', serial: 2 })).toBe(
      '{"__typename":"Region","code":"1"}',
    );
  });

  it.each(['Place', 'Owner'])('writes the selections of %s for its members', (type) => {
    expect(write([on(type, key)], { __typename: 'Grid', code: 'g' })).toBe(
      '{"__typename":"Grid","code":"g"}',
    );
  });

  it('writes a field once that several fragments require, with all that they require of it', () => {
    const requires = [
      on('Region', [...key, field('mayor', [field('id')])]),
      on('Place', [field('mayor', [field('name')])]),
    ];
    const entity = { __typename: 'Region', code: '1', mayor: { id: 7, name: 'M', age: 9 } };
    expect(write(requires, entity)).toBe(
      '{"__typename":"Region","code":"1","mayor":{"id":7,"name":"M"}}',
    );
  });

  it('reads a value under its key and writes it under its name', () => {
    const requires = [on('Region', [...key, field('area', undefined, '_area')])];
    expect(write(requires, { __typename: 'Region', code: '1', area: 5, _area: 6 })).toBe(
      '{"__typename":"Region","code":"1","area":6}',
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['of no selection', { __typename: 'Other', code: '1' }],
    ['without its type', { code: '1' }],
    ['without a required value', { __typename: 'Region' }],
    ['with a value of another shape', { __typename: 'Region', code: '1', mayor: 'M' }],
  ])('writes nothing for an entity %s', (_title, entity) => {
    expect(write([on('Region', [...key, field('mayor', [field('id')])])], entity)).toBeUndefined();
  });

  it('keeps null, in a value and in a list', () => {
    const requires = [on('Region', [...key, field('mayors', [field('id')])])];
    expect(write(requires, { __typename: 'Region', code: null, mayors: [null, { id: 1 }] })).toBe(
      '{"__typename":"Region","code":null,"mayors":[null,{"id":1}]}',
    );
  });

  it('writes strings, lists, custom scalars and long numbers unharmed', () => {
    const requires = [on('Region', [...key, field('value')])];
    const entity = { __typename: 'Region', code: '\ud800"\n' };
    const long = new LosslessNumber('9007199254740993');
    expect(write(requires, { ...entity, value: { a: [long, 1.5] } })).toBe(
      '{"__typename":"Region","code":"\\ud800\\"\\n","value":{"a":[9007199254740993,1.5]}}',
    );
  });

  it('leaves out what a variable says', () => {
    const requires = [on('Region', [...key, on('Region', [field('area')], { includeIf: 'with' })])];
    const entity = { __typename: 'Region', code: '1', area: 2 };
    expect(write(requires, entity, { with: true })).toContain('"area":2');
    expect(write(requires, entity, { with: false })).not.toContain('area');
  });

  describe('where a fetch asks for some of its fields under conditions', () => {
    const requires = [on('Region', [...key, field('area')]), on('Region', [...key, field('name')])];
    const region = { __typename: 'Region', code: '1' };

    it('leaves out a fragment of which a value is missing', () => {
      expect(write(requires, { ...region, name: 'N' }, {}, true)).toBe(
        '{"__typename":"Region","code":"1","name":"N"}',
      );
      expect(write(requires, { ...region, name: 'N' }, {}, false)).toBeUndefined();
    });

    it('writes nothing when no fragment has its values', () => {
      expect(write(requires, region, {}, true)).toBeUndefined();
    });
  });

  it('does not take an inherited property for a value', () => {
    const requires = [on('Region', [...key, field('constructor')])];
    expect(write(requires, { __typename: 'Region', code: '1' })).toBeUndefined();
  });
});
