import { allScopes, purposes, type Viewer } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { type GraphQLSchema, parse } from 'graphql';
import pino from 'pino';
import { fakeAccountability } from '../../../__tests__/fixtures/fakeAccountability';
import { createEngine } from '../../createEngine';
import type { Engine, EngineName } from '../../Engine';
import type { PlannerName } from '../../planners';
import { writeAnswer } from '../../project';
import { viewerWith } from '../policy/clinic';
import { readableTokens } from '../policy/readableTokens';
import type { Answer } from './compareAnswers';
import { createWorld } from './createWorld';
import type { Federation } from './federations';
import type { GeneratedOperation } from './operationArbitrary';

export type Asked = GeneratedOperation & {
  /** Of the world: its values and its faults. */
  readonly seed: number;
};

export interface OpenEngines {
  readonly schema: GraphQLSchema;
  readonly answer: Readonly<Record<EngineKind, (asked: Asked) => Promise<Answer>>>;
  close(): Promise<void>;
}

export type EngineKind = 'civic with hive' | 'civic with apollo' | 'stock';

/** Three engines over the same subgraphs. */
export async function openEngines(federation: Federation): Promise<OpenEngines> {
  const supergraphSdl = composeSupergraph(
    Object.entries(federation.subgraphs).map(([name, sdl]) => ({ name, sdl })),
  );
  const subgraphs = createWorld(federation);
  const open = async (engine: EngineName, planner: PlannerName) => {
    const opened = createEngine({
      supergraphSdl,
      subgraphs,
      engine,
      planner,
      logger: pino({ level: 'silent' }),
      accountability: fakeAccountability(),
      subjectTokens: readableTokens,
    });
    let schema: GraphQLSchema | undefined;
    opened.onSchemaLoadOrUpdate(({ apiSchema }) => {
      schema = apiSchema;
    });
    const { executor } = await opened.load({} as never);
    if (!schema || !executor) throw new Error(`The engine "${engine}" gave no schema.`);
    return { opened, schema, answer: createAsker(schema, executor) };
  };
  const hive = await open('civic', 'hive');
  const apollo = await open('civic', 'apollo');
  const stock = await open('apollo', 'apollo');
  return {
    schema: hive.schema,
    answer: {
      'civic with hive': hive.answer,
      'civic with apollo': apollo.answer,
      stock: stock.answer,
    },
    async close() {
      await Promise.all([hive, apollo, stock].map(({ opened }) => opened.stop()));
    },
  };
}

/** One who may read much of a federation with a policy, for a purpose that the world decides. */
function viewerOf(seed: number): Viewer {
  return viewerWith(allScopes, purposes[seed % purposes.length] ?? null);
}

type Executor = NonNullable<Awaited<ReturnType<Engine['load']>>['executor']>;

function createAsker(schema: GraphQLSchema, executor: Executor) {
  return async ({ query, operationName, variables, seed }: Asked): Promise<Answer> => {
    const document = parse(query);
    const operation = document.definitions.find(
      (node) =>
        node.kind === 'OperationDefinition' &&
        (operationName === undefined || node.name?.value === operationName),
    );
    const signal = new AbortController().signal;
    try {
      const answer = await executor({
        schema,
        document,
        source: query,
        request: { query, operationName, variables },
        operation,
        operationName: operationName ?? null,
        queryHash: query,
        context: {
          requestId: String(seed),
          identity: '',
          viewer: viewerOf(seed),
          refusals: { record() {} },
          record: { operationName: null, errorCodes: [] },
          signal,
          deadline: Date.now() + 60_000,
        },
        logger: pino({ level: 'silent' }),
        cache: {},
        metrics: {},
      } as unknown as Parameters<Executor>[0]);
      return JSON.parse(writeAnswer(answer as Parameters<typeof writeAnswer>[0]).toString());
    } catch (error) {
      return { errors: [{ message: `thrown: ${(error as Error).message}` }] };
    }
  };
}
