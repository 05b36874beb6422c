import {
  answers,
  disputesHash,
  disputesSdl,
  findings,
  published,
  report,
} from '../../__tests__/fake/answers';
import { chunks } from '../../__tests__/fake/fakeTerminal';
import { refuses } from '../../__tests__/fake/startFakeRegistry';
import { useFakeRegistry } from '../../__tests__/fake/useFakeRegistry';

const { run, asked } = useFakeRegistry();

/** Runs a command with the schema on standard input. */
const runWithSchema = (words: string, changed: object = {}) =>
  run(words, { ...answers, ...changed }, { input: chunks(disputesSdl) });
const input = { subgraph: 'disputes', sdl: disputesSdl };

describe('what is asked', () => {
  test.each([
    ['check disputes --schema -', [{ operation: 'Check', variables: { input } }]],
    [
      'check disputes --schema - --url http://10.99.0.7/',
      [{ operation: 'Check', variables: { input: { ...input, url: 'http://10.99.0.7/' } } }],
    ],
    [
      'publish --url=http://10.99.0.7/ --schema=- disputes',
      [{ operation: 'Publish', variables: { input: { ...input, url: 'http://10.99.0.7/' } } }],
    ],
    [
      'approve disputes --schema -',
      [{ operation: 'Approve', variables: { subgraph: 'disputes', sdlHash: disputesHash } }],
    ],
    [
      `approve disputes --hash ${'AB'.repeat(32)}`,
      [{ operation: 'Approve', variables: { subgraph: 'disputes', sdlHash: 'ab'.repeat(32) } }],
    ],
    [
      'rollback disputes --to 1',
      [{ operation: 'Rollback', variables: { subgraph: 'disputes', version: 1 } }],
    ],
    ['delete disputes --yes', [{ operation: 'Delete', variables: { subgraph: 'disputes' } }]],
  ])('subgraph %s', async (words, operations) => {
    expect(await runWithSchema(`subgraph ${words}`)).toMatchObject({ exitCode: 0, errors: '' });
    expect(asked()).toEqual(operations);
  });
});

describe('the exit code', () => {
  const { error, approval, warning } = findings;
  test.each([
    ['check', 0, { check: report(warning) }],
    ['check', 1, { check: report(error, approval) }],
    ['check', 3, { check: report(approval) }],
    ['publish', 0, { publish: published(warning) }],
    ['publish', 0, { publish: { ...published(), outcome: 'UNCHANGED' } }],
    ['publish', 1, { publish: published(error) }],
    ['publish', 3, { publish: published(approval) }],
    ['publish', 1, { publish: { ...published(), outcome: 'REFUSED' } }],
    ['approve', 0, { approve: { ...answers.approve, outcome: 'UNCHANGED' } }],
    ['approve', 1, { approve: { ...answers.approve, outcome: 'REFUSED' } }],
    ['rollback', 1, { rollback: published(error) }],
    ['delete', 1, { deleteSubgraph: published(error) }],
  ])('of %s is %d', async (command, exitCode, changed) => {
    const options = { rollback: '--to 1', delete: '--yes' }[command] ?? '--schema -';
    const words = `subgraph ${command} disputes ${options}`;
    expect(await runWithSchema(words, changed)).toMatchObject({ exitCode, errors: '' });
  });
});

describe('JSON', () => {
  it('is the report, findings with all that belongs to them', async () => {
    const check = report(findings.breaking, findings.approval, findings.info);
    const { output } = await runWithSchema('subgraph check disputes --schema - --format json', {
      check,
    });
    expect(JSON.parse(output)).toEqual({ check });
  });

  it('is the result of a publish that was refused', async () => {
    const publish = published(findings.error);
    const { output } = await runWithSchema('subgraph publish disputes --schema - --format json', {
      publish,
    });
    expect(JSON.parse(output)).toEqual({ publish });
  });

  it('is the result alone when the publish waited', async () => {
    const results = [published(findings.unreachable), published()];
    const { output, errors } = await runWithSchema(
      'subgraph publish disputes --schema - --wait 5 --format json',
      { publish: () => results.shift() },
    );
    expect(JSON.parse(output)).toEqual({ publish: published() });
    expect(errors).toBe('Waiting up to 5 s for the subgraph.\n');
    expect(asked()).toHaveLength(2);
  });
});

describe('an unknown name', () => {
  const unknown = refuses('SUBGRAPH_NOT_FOUND', 'Unknown subgraph.');
  test.each([
    ['rollback disputse --to 1', { rollback: unknown }, 'Did you mean "disputes"?'],
    ['delete Housing --yes', { deleteSubgraph: unknown }, 'Did you mean "housing"?'],
    ['rollback visit --to 1', { rollback: unknown }, 'Did you mean "visits"?'],
  ])('tells the nearest one: subgraph %s', async (words, changed, hint) => {
    expect(await runWithSchema(`subgraph ${words}`, changed)).toEqual({
      exitCode: 2,
      output: '',
      errors: `SUBGRAPH_NOT_FOUND: Unknown subgraph. ${hint}\n`,
    });
  });

  it('is told too when the token is for the right one', async () => {
    const check = refuses('REGISTRY_FORBIDDEN', 'The token is for another subgraph.');
    expect(await runWithSchema('subgraph check dispute --schema -', { check })).toEqual({
      exitCode: 4,
      output: '',
      errors: 'REGISTRY_FORBIDDEN: The token is for another subgraph. Did you mean "disputes"?\n',
    });
  });

  test.each([
    ['there is such a name', 'housing', answers.subgraphs],
    ['none is near', 'petitions', answers.subgraphs],
    ['the names cannot be asked', 'disputse', refuses('REGISTRY_FORBIDDEN', 'No.')],
  ])('is told alone when %s', async (_, name, subgraphs) => {
    const rollback = refuses('REGISTRY_FORBIDDEN', 'No.');
    expect(
      await runWithSchema(`subgraph rollback ${name} --to 1`, { rollback, subgraphs }),
    ).toEqual({
      exitCode: 4,
      output: '',
      errors: 'REGISTRY_FORBIDDEN: No.\n',
    });
  });
});

describe('bad input', () => {
  test.each([
    ['check'],
    ['check disputes'],
    ['check --schema -'],
    ['check disputes housing --schema -'],
    ['check disputes --schema'],
    ['check disputes --schema -- -'],
    ['check disputes --schema - --wait 1'],
    ['publish disputes'],
    ['publish disputes --schema - --wait 0'],
    ['publish disputes --schema - --wait soon'],
    ['publish disputes --schema - --format yaml'],
    ['approve disputes'],
    ['approve disputes --schema - --hash abc'],
    [`approve disputes --schema - --hash ${'ab'.repeat(32)}`],
    ['approve disputes --hash 123'],
    ['rollback disputes'],
    ['rollback disputes --to 0'],
    ['rollback disputes --to 1.5'],
    ['rollback disputes --to 99999999999'],
    ['delete disputes'],
    ['delete --yes'],
    ['delete disputes --yes=no'],
  ])('subgraph %s is refused before anything is asked', async (words) => {
    const { exitCode, output, errors } = await runWithSchema(`subgraph ${words}`);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toMatch(/^COMMAND_INVALID: .+\n$/);
    expect(asked()).toEqual([]);
  });

  test.each([
    ['check disputes --schema missing.graphql', 'FILE_UNREADABLE'],
    ['publish disputes --schema .', 'FILE_UNREADABLE'],
    ['approve disputes --schema missing.graphql', 'FILE_UNREADABLE'],
  ])('subgraph %s: %s', async (words, code) => {
    const { exitCode, output, errors } = await runWithSchema(`subgraph ${words}`);
    expect([exitCode, output, errors.split(':')[0]]).toEqual([2, '', code]);
    expect(asked()).toEqual([]);
  });
});
