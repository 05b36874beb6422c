import { answers, deletedSubgraph, disputesSdl, supergraph } from '../../__tests__/fake/answers';
import { refuses } from '../../__tests__/fake/startFakeRegistry';
import { useFakeRegistry } from '../../__tests__/fake/useFakeRegistry';

const { run, asked } = useFakeRegistry();

describe('what is asked', () => {
  test.each([
    ['status', 'Status', {}],
    ['subgraph list', 'Subgraphs', { includeDeleted: false }],
    ['subgraph list --deleted', 'Subgraphs', { includeDeleted: true }],
    ['subgraph show disputes', 'Subgraph', { name: 'disputes', sdl: false }],
    ['subgraph show disputes --sdl', 'Subgraph', { name: 'disputes', sdl: true }],
    [
      'subgraph show disputes --version 1',
      'SubgraphVersion',
      { name: 'disputes', sdl: false, before: 2 },
    ],
    ['subgraph history', 'History', { first: 20 }],
    [
      'subgraph history disputes --first 5 --before 9',
      'History',
      { subgraph: 'disputes', first: 5, before: 9 },
    ],
    ['subgraph settings disputes', 'SubgraphSettings', { subgraph: 'disputes' }],
    ['supergraph show', 'Supergraph', {}],
    ['supergraph show --version 4', 'Supergraph', { version: 4 }],
    ['supergraph list', 'Supergraphs', { first: 20 }],
    ['supergraph list --first 5 --before 9', 'Supergraphs', { first: 5, before: 9 }],
    ['supergraph diff 1', 'SupergraphDiff', { from: 1 }],
    ['supergraph diff 1 4', 'SupergraphDiff', { from: 1, to: 4 }],
    ['token list', 'Tokens', {}],
    ['token list disputes', 'Tokens', { subgraph: 'disputes' }],
    ['token revoke 7', 'RevokeToken', { id: '7' }],
    [
      'token create disputes --label ci',
      'CreateToken',
      { input: { subgraph: 'disputes', label: 'ci' } },
    ],
    [
      'token create disputes --label ci --owner 11990101000101020W --days 7',
      'CreateToken',
      { input: { subgraph: 'disputes', label: 'ci', owner: '11990101000101020W', days: 7 } },
    ],
    ['token create --administrator --label ops', 'CreateToken', { input: { label: 'ops' } }],
  ])('%s', async (words, operation, variables) => {
    expect(await run(words, answers)).toMatchObject({ exitCode: 0, errors: '' });
    expect(asked()).toEqual([{ operation, variables }]);
  });

  test.each([
    'status',
    'subgraph list',
    'subgraph show disputes',
    'subgraph history',
    'subgraph settings disputes',
    'supergraph show',
    'supergraph list',
    'supergraph diff 1',
    'token list',
    'token revoke 7',
    'token create disputes --label ci',
  ])('%s prints one JSON document when that is wanted', async (words) => {
    const { output } = await run(`${words} --format json`, answers);
    const [field] = Object.keys(JSON.parse(output));
    expect(Object.keys(answers)).toContain(field);
    expect(output.endsWith('}\n')).toBe(true);
  });
});

describe('schemas', () => {
  test.each([
    ['subgraph show disputes --sdl', disputesSdl],
    ['subgraph show disputes --version 2 --sdl', disputesSdl],
    ['supergraph show', supergraph.sdl],
  ])('%s prints it byte for byte', async (words, sdl) => {
    expect(await run(words, answers)).toEqual({ exitCode: 0, output: sdl, errors: '' });
  });

  test.each([
    ['subgraph show disputes --version 3', answers],
    ['subgraph show visits --version 1 --sdl', { ...answers, subgraph: deletedSubgraph }],
    ['subgraph show visits --sdl', { ...answers, subgraph: deletedSubgraph }],
    ['supergraph show', { ...answers, supergraph: null }],
    ['supergraph diff 9', { supergraphDiff: refuses('VERSION_NOT_FOUND', 'No such version.') }],
  ])('%s tells that there is none', async (words, changed) => {
    const { exitCode, output, errors } = await run(words, changed);
    expect([exitCode, output, errors.split(':')[0]]).toEqual([2, '', 'VERSION_NOT_FOUND']);
  });
});

describe('nothing to show', () => {
  test.each([
    ['subgraph list', { subgraphs: [] }, 'The hub has no subgraphs.\n'],
    ['subgraph history', { history: [] }, 'Nothing happened yet.\n'],
    ['supergraph list', { supergraphs: [] }, 'There are none.\n'],
    ['supergraph diff 1', { supergraphDiff: [] }, 'no changes\n'],
    ['token list', { tokens: [] }, 'There are no tokens.\n'],
  ])('%s', async (words, changed, output) => {
    expect(await run(words, changed)).toEqual({ exitCode: 0, output, errors: '' });
  });

  it('is told by the status of a hub that has just begun', async () => {
    const status = { ...answers.status, supergraph: null, gateways: [] };
    const { output } = await run('status', { ...answers, status });
    expect(output).toContain('supergraph  none yet\n');
    expect(output).toContain('\n\nNo gateway follows it.\n');
  });

  it('is told by the status of a hub that had no room for all operations', async () => {
    const status = { ...answers.status, operationsForgottenOn: '2026-03-01' };
    const { output } = await run('status', { ...answers, status });
    expect(output).toContain(
      'operations  34 in use within 30 days; the least recent were forgotten on 2026-03-01, for want of room\n',
    );
  });
});

describe('errors of the registry', () => {
  test.each([
    [
      'subgraph show housng',
      { subgraph: refuses('SUBGRAPH_NOT_FOUND', 'Unknown.') },
      2,
      'SUBGRAPH_NOT_FOUND: Unknown. Did you mean "housing"?\n',
    ],
    [
      'subgraph history housng',
      { history: refuses('SUBGRAPH_NOT_FOUND', 'Unknown.') },
      2,
      'SUBGRAPH_NOT_FOUND: Unknown. Did you mean "housing"?\n',
    ],
    [
      'token list housng',
      { tokens: refuses('SUBGRAPH_NOT_FOUND', 'Unknown.') },
      2,
      'SUBGRAPH_NOT_FOUND: Unknown. Did you mean "housing"?\n',
    ],
    [
      'token revoke 8',
      { revokeToken: refuses('REGISTRY_TOKEN_NOT_FOUND', 'Unknown.') },
      2,
      'REGISTRY_TOKEN_NOT_FOUND: Unknown.\n',
    ],
    [
      'token create x --label ci',
      { createToken: refuses('REGISTRY_FORBIDDEN', 'No.') },
      4,
      'REGISTRY_FORBIDDEN: No.\n',
    ],
    [
      'status',
      { viewer: refuses('REGISTRY_TOKEN_EXPIRED', 'Over.') },
      4,
      'REGISTRY_TOKEN_EXPIRED: Over.\n',
    ],
    [
      'status',
      { viewer: refuses('INTERNAL_ERROR', 'Two\nlines\u001b[2J.') },
      5,
      'INTERNAL_ERROR: Two lines·[2J.\n',
    ],
    [
      'supergraph list',
      { supergraphs: refuses('REGISTRY_BUSY', 'Busy.') },
      5,
      'REGISTRY_BUSY: Busy.\n',
    ],
  ])('%s', async (words, changed, exitCode, errors) => {
    expect(await run(words, { ...answers, ...changed })).toEqual({ exitCode, output: '', errors });
  });
});

describe('bad input', () => {
  test.each([
    'status now',
    'status --version 1',
    'subgraph list disputes',
    'subgraph show',
    'subgraph show disputes --version latest',
    'subgraph history disputes --first 0',
    'subgraph history disputes --before x',
    'subgraph history disputes housing',
    'subgraph settings',
    'subgraph settings disputes housing',
    'supergraph show 4',
    'supergraph show --version -1',
    'supergraph list --first many',
    'supergraph diff',
    'supergraph diff one',
    'supergraph diff 1 2 3',
    'token create disputes',
    'token create --label ci',
    'token create disputes --administrator --label ci',
    'token create --administrator --owner 11990101000101020W --label ci',
    'token create disputes --label ci --days 0',
    'token revoke',
    'token revoke 7 8',
    'token list disputes housing',
  ])('%s is refused before anything is asked', async (words) => {
    const { exitCode, output, errors } = await run(words, answers);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toMatch(/^COMMAND_INVALID: .+\n$/);
    expect(asked()).toEqual([]);
  });
});
