import { newKeys } from '../../keys/newKeys';
import type { SubgraphSettings } from '../Connection';
import type { Plan } from '../plan/Plan';
import type { Placement } from './testTexts';

/** Versions that the packages of the project use; a test compares. */
export const toolVersions = { typescript: '7.0.2', '@types/node': '20.19.43' } as const;

/** Newer ones of these do not run on every Node that a subgraph may run on; as in the root of the project. */
export const overrides = { cookie: '1.1.0' } as const;

/** Versions of what a subgraph shares with `@civicgraph/shared`, so that there is one copy of each. */
export type SharedVersions = Readonly<
  Record<'version' | 'dataloader' | 'graphql' | 'pino' | 'typeorm', string>
>;

/** `package.json`. In a folder of its own, \`@civicgraph/shared\` comes along in \`vendor\`. */
export function packageJson(plan: Plan, placement: Placement, versions: SharedVersions): string {
  const isFolder = placement === 'FOLDER';
  const isCsv = plan.origin.kind === 'CSV';
  return jsonText({
    name: isFolder ? `subgraph-${plan.name}` : `@civicgraph/subgraph-${plan.name}`,
    version: '0.1.0',
    private: true,
    type: 'commonjs',
    main: 'dist/index.js',
    types: 'dist/index.d.ts',
    engines: { node: '^20.19.0 || ^22.13.0 || >=24.11.0' },
    scripts: {
      build: 'tsc -b',
      prestart: 'tsc -b',
      start: 'node --env-file=.env dist/main.js',
      ...(isCsv ? { preimport: 'tsc -b', import: 'node --env-file=.env dist/import.js' } : {}),
      ...(isFolder
        ? { pretest: 'tsc -b', test: 'node --test dist/__tests__/subgraph.test.js' }
        : { test: `jest -c ../../jest.config.js subgraphs/${plan.name}/` }),
    },
    dependencies: {
      '@civicgraph/shared': isFolder
        ? `file:vendor/civicgraph-shared-${versions.version}.tgz`
        : versions.version,
      dataloader: versions.dataloader,
      graphql: versions.graphql,
      ...(isCsv ? { typeorm: versions.typeorm } : {}),
    },
    devDependencies: { pino: versions.pino, ...(isFolder ? toolVersions : {}) },
    ...(isFolder ? { overrides } : {}),
  });
}

/** `tsconfig.json`. In a checkout tests are left to jest; elsewhere they are built, and run by Node. */
export function tsconfigJson(placement: Placement): string {
  const places = { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' };
  return jsonText(
    placement === 'WORKSPACE'
      ? {
          extends: '../../tsconfig.base.json',
          compilerOptions: places,
          include: ['src'],
          exclude: ['src/**/__tests__'],
          references: [{ path: '../../shared' }],
        }
      : {
          compilerOptions: {
            target: 'es2022',
            lib: ['es2023'],
            module: 'node20',
            types: ['node'],
            strict: true,
            noUncheckedIndexedAccess: true,
            noImplicitOverride: true,
            noFallthroughCasesInSwitch: true,
            noUnusedLocals: true,
            exactOptionalPropertyTypes: true,
            experimentalDecorators: true,
            emitDecoratorMetadata: true,
            skipLibCheck: true,
            incremental: true,
            sourceMap: true,
            declaration: true,
            ...places,
          },
          include: ['src'],
        },
  );
}

/** With each property on a line of its own, where the formatter leaves it. */
function jsonText(value: object): string {
  return JSON.stringify(value, null, 2);
}

/** `.env`: the only file with secrets. Without settings of a hub their lines are empty. */
export function envText({ name, origin }: Plan, settings: SubgraphSettings | null): string {
  const url = origin.kind === 'MYSQL' ? origin.url : 'sqlite:./data';
  const ask = `# From the hub: "hub subgraph settings ${name} >> .env" adds them, with HUB_TOKEN set.\n`;
  const { referenceKey, keys } = newKeys();
  return `# Settings of this subgraph. Secret: never in a repository, never in a message.
# Where its data is.
HUB_DATABASE_URL="${url}"
# Where it listens.
HUB_HOST=127.0.0.1
PORT=4100
# What the gateway signs with: only its requests are answered.
${settings ? '' : ask}HUB_IDENTITY_PUBLIC_KEY=${settings?.identityPublicKey ?? ''}
HUB_FETCH_KEY=${settings?.fetchKey ?? ''}
# Its own keys, for references and encrypted columns; no other subgraph needs them.
HUB_REFERENCE_KEY=${referenceKey}
HUB_KEYS=${keys}
`;
}

export const gitignoreText = `node_modules/
dist/
.env
/data/
`;
