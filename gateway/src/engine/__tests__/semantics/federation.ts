import { policySpec, type Viewer, withPolicySpec } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { type GraphQLError, type GraphQLSchema, parse, print, validate } from 'graphql';
import pino from 'pino';
import { formatError } from '../../../errors';
import { compareErrors } from '../../../errors/compareErrors';
import {
  type Engine,
  type EngineObserver,
  type EngineOptions,
  type Supergraph,
  writeAnswer,
} from '../..';
import { createEngine } from '../../createEngine';
import { createContext } from './createContext';
import { createSource, type Source } from './createSource';
import { countFetches, type Fetch } from './Fetch';

/** The engines that a case runs through: ours with each planner, and stock Apollo Gateway. */
export type Through = 'hive' | 'apollo' | 'stock';

export interface Asked {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** How many fetches each subgraph gets, with either planner of ours. */
  readonly fetches?: Readonly<Record<string, number>>;
  /** Engines that give another answer, each with the reason. */
  readonly unlike?: Partial<Readonly<Record<Through, string>>>;
}

export interface Federation {
  /**
   * Runs an operation, and compares the whole text of the answer: a text, or what is to be written.
   * Of stock Apollo's answer `data` alone is compared, since its errors are its own.
   */
  answers(operation: string, expected: string | object, asked?: Asked): Promise<void>;
  /** Runs an operation through one engine. */
  ask(through: Through, operation: string, options?: AskOptions): Promise<Answered>;
  /** How many operations our engines have planned so far. */
  planned(): number;
}

/** What a federation with a policy has beside its subgraphs. */
export type HeldBy = Pick<
  EngineOptions,
  'accountability' | 'subjectTokens' | 'references' | 'deny'
>;

export interface AskOptions extends Asked {
  /** Who asks; somebody without any scope when absent. */
  readonly viewer?: Viewer;
  /** The signed identity that comes with the fetches. */
  readonly identity?: string;
}

export interface Answered {
  readonly text: string;
  readonly fetches: readonly Fetch[];
}

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject"]
)`;

const logger = pino({ level: 'silent' });

const policyHeader = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@requires", "@provides", "@external", "@shareable", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy", "@composeDirective"]
  )
  @link(
    url: "${policySpec.identity}/${policySpec.version}"
    as: "civic"
    import: ["@subject", "@sensitivity", "@mask", "@purpose"]
  )`;

/**
 * Composes subgraphs and opens the engines over them for the tests of the file.
 *
 * @param held given for subgraphs that link the policy spec
 */
export function federation(sources: Readonly<Record<string, Source>>, held?: HeldBy): Federation {
  const sdlOf = ({ sdl }: Source): string =>
    held ? print(withPolicySpec(parse(`${policyHeader}\n${sdl}`))) : `${header}\n${sdl}`;
  const supergraphSdl = composeSupergraph(
    Object.entries(sources).map(([name, source]) => ({ name, sdl: sdlOf(source) })),
  );
  const subgraphs = Object.entries(sources).map(([name, source]) =>
    createSource(name, sdlOf(source), source),
  );
  const opened = new Map<Through, Promise<Opened>>();
  let planned = 0;
  const observer = createObserver(() => {
    planned += 1;
  });
  const open = (through: Through): Promise<Opened> => {
    const known =
      opened.get(through) ?? openEngine(through, { supergraphSdl, subgraphs, observer, ...held });
    opened.set(through, known);
    return known;
  };
  afterAll(async () => {
    for (const { engine } of await Promise.all(opened.values())) await engine.stop();
  });

  const ask = async (
    through: Through,
    operation: string,
    { variables = {}, operationName, identity = 'signed', viewer }: AskOptions = {},
  ): Promise<Answered> => {
    const fetches: Fetch[] = [];
    const { schema, execute } = await open(through);
    const document = parse(operation);
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
    const text = await execute({
      schema,
      document,
      source: operation,
      // Stock Apollo keeps plans by the hash, and writes into the metrics.
      queryHash: `${operation} ${operationName}`,
      metrics: { nonFtv1ErrorPaths: [] },
      request: { query: operation, variables, operationName },
      context: createContext(identity, fetches, viewer),
    });
    return { text, fetches };
  };

  return {
    ask,
    planned: () => planned,
    async answers(operation, expected, asked = {}) {
      const text = typeof expected === 'string' ? expected : JSON.stringify(expected);
      const { unlike = {} } = asked;
      for (const through of ['hive', 'apollo'] as const) {
        if (unlike[through] !== undefined) continue;
        const answered = await ask(through, operation, asked);
        expect(`${through}: ${answered.text}`).toBe(`${through}: ${text}`);
        if (asked.fetches) expect(countFetches(answered.fetches)).toEqual(asked.fetches);
      }
      if (unlike.stock !== undefined) return;
      const answered = await ask('stock', operation, asked);
      expect(dataOf(answered.text)).toEqual(dataOf(text));
    },
  };
}

interface Opened {
  readonly engine: Engine;
  readonly schema: GraphQLSchema;
  /** @returns the answer as the client gets it. */
  execute(request: object): Promise<string>;
}

async function openEngine(
  through: Through,
  supergraph: Supergraph & Pick<EngineOptions, 'observer'> & HeldBy,
): Promise<Opened> {
  const names: Pick<EngineOptions, 'engine' | 'planner'> =
    through === 'stock'
      ? { engine: 'apollo', planner: 'apollo' }
      : { engine: 'civic', planner: through };
  const engine = createEngine({ ...supergraph, ...names, logger });
  const schemas: GraphQLSchema[] = [];
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => schemas.push(apiSchema));
  const { executor } = await engine.load({ apollo: {} });
  const [schema] = schemas;
  if (!schema || !executor) throw new Error('The engine gave no schema.');
  return {
    engine,
    schema,
    async execute(request) {
      try {
        const { data, errors } = (await executor(request as never)) as Executed;
        const told = errors?.map((error) => formatError(plain(error))).sort(compareErrors);
        return writeAnswer({ data: data ?? null, ...(told && { errors: told }) }).toString();
      } catch (error) {
        return JSON.stringify({ errors: [formatError(plain(error as GraphQLError))] });
      }
    },
  };
}

interface Executed {
  readonly data?: object | null;
  readonly errors?: readonly GraphQLError[];
}

function createObserver(planned: () => void): EngineObserver {
  const nothing = () => {};
  return {
    fetched: nothing,
    retried: nothing,
    circuitChanged: nothing,
    lookedUp: nothing,
    planned,
    swapped: nothing,
    compiled: nothing,
  };
}

function plain(error: GraphQLError) {
  if (typeof error.toJSON !== 'function') throw error;
  return error.toJSON();
}

function dataOf(text: string): unknown {
  return JSON.parse(text).data;
}
