import { parse, validate } from 'graphql';
import { registrySchema } from '../../__tests__/fake/startFakeRegistry';
import * as operations from '../operations';

describe('the operations that the registry is asked', () => {
  test.each(Object.entries(operations))('%s fits the schema of the registry', (_, { document }) => {
    expect(validate(registrySchema, parse(document))).toEqual([]);
  });

  it('have a name each, and none twice', () => {
    const names = Object.values(operations).map(
      ({ document }) => /^(?:query|mutation) (\w+)/.exec(document)?.[1],
    );
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('ask every field that the registry has', () => {
    const asked = Object.values(operations)
      .map(({ document }) => document)
      .join('\n');
    const fields = [registrySchema.getQueryType(), registrySchema.getMutationType()].flatMap(
      (type) => Object.keys(type?.getFields() ?? {}),
    );
    expect(
      fields.filter((field) => !new RegExp(`^\\s*${field}\\b|{ ${field}\\b`, 'm').test(asked)),
    ).toEqual([]);
  });
});
