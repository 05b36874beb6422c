import type { SubgraphSettings } from './Connection';
import type { Plan } from './plan/Plan';
import { csvTexts } from './templates/csvTexts';
import { loadersText } from './templates/loadersText';
import {
  envText,
  gitignoreText,
  packageJson,
  type SharedVersions,
  tsconfigJson,
} from './templates/packageTexts';
import { queryText } from './templates/queryText';
import { readmeText } from './templates/readmeText';
import { resolverText } from './templates/resolverText';
import { rowText } from './templates/rowText';
import { schemaText } from './templates/schemaText';
import { hasScopeFile, scopeText } from './templates/scopeText';
import { subgraphTexts } from './templates/subgraphTexts';
import { type Placement, testTexts } from './templates/testTexts';

export interface FilesOptions {
  readonly placement: Placement;
  readonly versions: SharedVersions;
  readonly settings: SubgraphSettings | null;
}

/** The text files of a subgraph by path, not formatted yet. */
export function filesOf(
  plan: Plan,
  { placement, versions, settings }: FilesOptions,
): Readonly<Record<string, string>> {
  const ofTypes = plan.types.flatMap((type) => [
    [`src/${type.name}Row.ts`, rowText(type)],
    ...(hasScopeFile(type) ? [[`src/${type.field}Scope.ts`, scopeText(type, plan)]] : []),
    [`src/resolvers/${type.name}.ts`, resolverText(type, plan)],
  ]);
  return {
    'README.md': readmeText(plan),
    'schema.graphql': schemaText(plan),
    'package.json': packageJson(plan, placement, versions),
    'tsconfig.json': tsconfigJson(placement),
    '.env': envText(plan, settings),
    '.gitignore': gitignoreText,
    'src/loaders.ts': loadersText(plan),
    'src/resolvers/Query.ts': queryText(plan),
    ...Object.fromEntries(ofTypes),
    ...subgraphTexts(plan),
    ...csvTexts(plan),
    ...testTexts(plan, placement),
  };
}
