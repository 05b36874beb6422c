import { type Viewer, withPolicySpec } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { type GraphQLSchema, parse, print } from 'graphql';
import pino from 'pino';
import { fakeAccountability } from '../../../__tests__/fixtures/fakeAccountability';
import { formatError } from '../../../errors';
import { compareErrors } from '../../../errors/compareErrors';
import { writeAnswer } from '../..';
import { createEngine } from '../../createEngine';
import { createWorld, otherWorld } from '../differential/createWorld';
import type { GeneratedOperation } from '../differential/operationArbitrary';
import { readableTokens } from '../policy/readableTokens';
import type { ClosedFederation } from './closedFederations';
import { hiddenFrom } from './hiddenFrom';

export interface Worlds {
  readonly schema: GraphQLSchema;
  /** The whole answer in one of the two worlds of a seed, as the client gets it. */
  answer(operation: GeneratedOperation, seed: number, isOther: boolean): Promise<string>;
  close(): Promise<void>;
}

/**
 * An engine over worlds that differ, two by two, in what a viewer may not see.
 *
 * @param held whether the supergraph that the engine gets says anything of the policy
 */
export async function openWorlds(
  federation: ClosedFederation,
  viewer: Viewer,
  held: boolean,
): Promise<Worlds> {
  const sdls = Object.entries(federation.subgraphs).map(([name, text]) => {
    const sdl = held ? text : text.replace(policyDirective, '');
    return [name, print(withPolicySpec(parse(sdl)))] as const;
  });
  const engine = createEngine({
    supergraphSdl: composeSupergraph(sdls.map(([name, sdl]) => ({ name, sdl }))),
    subgraphs: createWorld(
      { subgraphs: Object.fromEntries(sdls), hasOneOwnerOfEach: false },
      hiddenFrom(viewer, federation),
    ),
    engine: 'civic',
    planner: 'hive',
    logger: pino({ level: 'silent' }),
    accountability: fakeAccountability(),
    subjectTokens: readableTokens,
  });
  let schema: GraphQLSchema | undefined;
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const { executor } = await engine.load({} as never);
  if (!schema || !executor) throw new Error('The engine gave no schema.');
  const known = schema;
  const ask = executor;
  return {
    schema: known,
    async answer({ query, operationName, variables }, seed, isOther) {
      const context = {
        requestId: isOther ? seed + otherWorld : String(seed),
        identity: '',
        viewer: { ...viewer, debug: true },
        refusals: { record() {} },
        record: { operationName: null, errorCodes: [] },
        signal: new AbortController().signal,
        deadline: Date.now() + 60_000,
      };
      const document = parse(query);
      try {
        const { data, errors, extensions } = (await ask({
          schema: known,
          document,
          source: query,
          request: { query, operationName, variables },
          operationName: operationName ?? null,
          context,
        } as never)) as Answered;
        const told = errors?.map((error) => formatError(error.toJSON())).sort(compareErrors);
        const plan = JSON.stringify(extensions?.plan ?? null).replace(
          /"\w*Ms":[\d.]+|"ms":[\d.]+|"fromCache":\w+/g,
          '',
        );
        return `${writeAnswer({ data, ...(told && { errors: told }) } as never)}\n${plan}`;
      } catch (error) {
        return `thrown: ${(error as Error).message}`;
      }
    },
    close: async () => {
      await engine.stop();
    },
  };
}

const policyDirective =
  /@(requiresScopes|policy|purpose|mask|subject|sensitivity)\((\([^)]*\)|[^()])*\)/g;

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly import('graphql').GraphQLError[];
  readonly extensions?: { readonly plan?: unknown };
}
