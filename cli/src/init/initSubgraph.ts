import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { HubError, parseUscc, quote } from '@civicgraph/shared';
import sharedPackage from '@civicgraph/shared/package.json';
import type { Connection } from './Connection';
import { filesOf } from './filesOf';
import { formatFile } from './formatFile';
import { packShared } from './packShared';
import { nextSerial } from './plan/nextSerial';
import type { Plan } from './plan/Plan';
import { planLawful } from './plan/planLawful';
import { readCsv } from './source/readCsv';
import { readMysql } from './source/readMysql';
import type { Placement } from './templates/testTexts';
import { assertFree, writePackage } from './writePackage';

export interface InitOptions {
  /** Of the subgraph. */
  readonly name: string;
  /** `mysql://user:password@host:3306/database`, or the path of a CSV file. */
  readonly from: string;
  /** Unified social credit code of the owning department. */
  readonly owner?: string | undefined;
  /** The law that the department keeps the data by. */
  readonly legalBasis?: string | undefined;
  readonly out?: string | undefined;
  /** Tables of persons that are shown all the same. */
  readonly include: readonly string[];
  readonly connection: Connection | null;
}

/** What was made, and where. */
export interface InitResult {
  readonly folder: string;
  readonly plan: Plan;
  /** Whether `.env` has the settings of the hub. */
  readonly hasSettings: boolean;
}

const nameShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const longestName = 40;
/** As the data-resource directory has it. */
const longestBasis = 200;

/**
 * Writes a runnable subgraph of a database or a file into a new folder; when anything fails nothing is left behind.
 * @throws HubError SUBGRAPH_NAME_INVALID, DEPARTMENT_CODE_MALFORMED, ARGUMENT_INVALID, FOLDER_NOT_EMPTY,
 * CONFIGURATION_INVALID, DATABASE_UNREACHABLE, SOURCE_UNREADABLE, and what the connection throws
 */
export async function initSubgraph(options: InitOptions): Promise<InitResult> {
  const { name, from, include, connection } = options;
  assertName(name);
  const owner = options.owner === undefined ? null : parseUscc(options.owner);
  const legalBasis = readBasis(options.legalBasis);
  const folder = resolve(options.out ?? defaultFolder(name));
  assertFree(folder);
  const source = /^[a-z]+:\/\//i.test(from) ? await readMysql(from) : readCsv(from);
  const known = new Set(source.tables.flatMap((table) => [table.name, table.label]));
  const unknown = include.find((table) => !known.has(table));
  if (unknown !== undefined) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `Unknown table ${quote(unknown)} in --include. Expected some of ${source.tables.map(({ label }) => quote(label)).join(', ')}.`,
    );
  }
  const settings = (await connection?.settings(name)) ?? null;
  const firstSerial = nextSerial(owner, (await connection?.otherSchemas(name)) ?? []);
  const plan = planLawful(source, {
    name,
    owner,
    legalBasis,
    firstSerial,
    include: new Set(include),
  });
  const placement = placementOf(folder);
  const { version, dependencies } = sharedPackage;
  const texts = filesOf(plan, { placement, versions: { version, ...dependencies }, settings });
  const files: Record<string, string | Uint8Array> = {};
  for (const [path, text] of Object.entries(texts)) files[path] = await formatFile(path, text);
  if (source.origin.kind === 'CSV') files[`data/${source.origin.fileName}`] = source.origin.content;
  await writePackage(folder, files, async (draft) => {
    if (placement === 'FOLDER') await packShared(draft);
  });
  return { folder, plan, hasSettings: settings !== null };
}

function readBasis(text: string | undefined): string | null {
  if (text === undefined) return null;
  const basis = text.trim();
  if (basis !== '' && basis.length <= longestBasis && !/\p{C}/u.test(basis)) return basis;
  throw new HubError(
    'ARGUMENT_INVALID',
    `The legal basis ${quote(text)} is none. Expected the name of a law or regulation, at most ${longestBasis} characters on one line.`,
  );
}

function assertName(name: string): void {
  if (nameShape.test(name) && name.length <= longestName) return;
  throw new HubError(
    'SUBGRAPH_NAME_INVALID',
    `Cannot call a subgraph ${quote(name)}. Expected lower-case letters, digits and single hyphens, a letter first, at most ${longestName}; for example "mediation".`,
  );
}

/** In a checkout of the hub among its subgraphs, elsewhere where the command is run. */
function defaultFolder(name: string): string {
  return isCheckout(process.cwd()) ? join('subgraphs', name) : name;
}

function placementOf(folder: string): Placement {
  const parent = dirname(folder);
  return basename(parent) === 'subgraphs' && isCheckout(dirname(parent)) ? 'WORKSPACE' : 'FOLDER';
}

function isCheckout(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name === 'civicgraph';
}
