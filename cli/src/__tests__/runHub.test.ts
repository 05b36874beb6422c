import { createColors } from 'picocolors';
import { answers } from './fake/answers';
import { fakeToken } from './fake/startFakeRegistry';
import { useFakeRegistry } from './fake/useFakeRegistry';

const { run, asked, url } = useFakeRegistry();

describe('a misspelt word', () => {
  test.each([
    ['stauts', "Unknown command 'stauts' (Did you mean status?)"],
    ['subgraph publsh disputes', "Unknown command 'publsh' (Did you mean publish?)"],
    ['subgraph list --fromat json', "Unknown option '--fromat' (Did you mean --format?)"],
    ['subgraph list --tokn=secret', "Unknown option '--tokn' (Did you mean --token?)"],
    ['subgraph list --colour=secret', "Unknown option '--colour'"],
    [
      'subgraph check disputes --schem=a',
      "Required option '--schema <file>' not specified, and --schem is unknown. (Did you mean --schema?)",
    ],
    ['--format json status', "Unknown option '--format'"],
  ])('hub %s tells the nearest one', async (words, message) => {
    expect(await run(words, answers)).toEqual({
      exitCode: 2,
      output: '',
      errors: `COMMAND_INVALID: ${message}\n`,
    });
  });

  test.each([[[]], [['subgraph']], [['token']]])(
    'hub with %j prints its help as an error',
    async (words) => {
      const { exitCode, output, errors } = await run(words, answers);
      expect([exitCode, output]).toEqual([2, '']);
      expect(errors).toContain('Exit codes:');
    },
  );

  test.each(['--help', 'subgraph --help', 'subgraph publish --help', 'help token'])(
    'hub %s prints help with the exit codes',
    async (words) => {
      const { exitCode, output, errors } = await run(words, answers, { environment: {} });
      expect([exitCode, errors]).toEqual([0, '']);
      expect(output).toContain('Exit codes:\n  0  done');
    },
  );
});

describe('where and who', () => {
  it('takes options before the environment', async () => {
    const environment = { HUB_URL: 'http://127.0.0.1:9', HUB_TOKEN: 'hub_2_other' };
    const words = `status --hub-url ${url()} --token ${fakeToken}`;
    expect(await run(words, answers, { environment })).toMatchObject({ exitCode: 0, errors: '' });
  });

  it('tells a token that the hub does not take', async () => {
    expect(await run('status --token hub_2_other', answers)).toEqual({
      exitCode: 4,
      output: '',
      errors: 'REGISTRY_TOKEN_NOT_ACCEPTED: Unknown token.\n',
    });
  });

  it('hints at a setting that looks misspelt', async () => {
    const environment = { HUB_URL: url(), HUB_TOKENS: fakeToken };
    const { exitCode, errors } = await run('status', answers, { environment });
    expect(exitCode).toBe(4);
    expect(errors).toMatch(
      /^The setting HUB_TOKENS is not read\. Did you mean HUB_TOKEN\?\nREGISTRY_TOKEN_NOT_ACCEPTED: .+\n$/,
    );
    expect(errors).not.toContain(fakeToken);
    expect(asked()).toEqual([]);
  });

  test.each([
    ['city', 2, 'CONFIGURATION_INVALID'],
    // Refused by `fetch` itself: no other process can be listening there by chance.
    ['http://127.0.0.1:1', 5, 'REGISTRY_UNAVAILABLE'],
  ])('tells an address %s that is wrong', async (hubUrl, exitCode, code) => {
    const result = await run(['status', '--hub-url', hubUrl], answers);
    expect([result.exitCode, result.output]).toEqual([exitCode, '']);
    expect(result.errors.split(':')[0]).toBe(code);
  });

  it('tells an address where there is no registry', async () => {
    const result = await run(['status', '--hub-url', `${url()}/graphql`], answers);
    expect([result.exitCode, result.output]).toEqual([5, '']);
    expect(result.errors).toMatch(/^REGISTRY_UNAVAILABLE: .+status 404.+\n$/);
  });
});

describe('colours', () => {
  const colour = { output: true, errors: true };
  const red = createColors(true).red;
  const bold = createColors(true).bold;

  it('are in the heading of a table where the terminal takes them', async () => {
    const { output } = await run('supergraph list', answers, { colour });
    const [heading] = output.split('\n');
    expect(heading).toBe(bold('VERSION  REASON   SUBGRAPH  AT                    BY'));
  });

  it('are in errors where the terminal takes them', async () => {
    expect((await run('stauts', answers, { colour })).errors).toBe(
      `${red('COMMAND_INVALID')}: Unknown command 'stauts' (Did you mean status?)\n`,
    );
  });

  it('are never in JSON', async () => {
    const { output } = await run('token list --format json', answers, { colour });
    expect(output).not.toContain('\u001b');
  });
});
