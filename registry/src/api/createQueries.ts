import { deriveFetchKey, exportKey, HubError } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { subgraphNotFound } from '../publish/approvals';
import type { PublishInput } from '../publish/assessPublish';
import { checkPublish } from '../publish/checkPublish';
import { readGateways } from '../store/gatewayStatus';
import { readHistory } from '../store/history';
import { readRegistrations } from '../store/registrations';
import { readTexts } from '../store/texts';
import {
  readCurrentVersion,
  readSupergraph,
  readSupergraphs,
  type SupergraphFacts,
} from '../store/versions';
import { assertPublisher } from '../tokens/assertMay';
import { readTokens } from '../tokens/tokenRows';
import type { Api } from './Api';
import type { ApiContext } from './ApiContext';
import { assertPage, type PageArguments } from './page';
import { membersByName, presentSubgraph, presentSupergraph } from './present';

/** What is asked of the registry. Reading is for every token, but for settings, tokens and checks. */
export function createQueries(api: Api) {
  const { store } = api;
  return {
    viewer: (_: unknown, { actor }: ApiContext) => actor,

    async status() {
      const current = await store.read(readCurrent);
      return {
        supergraph: current && presentSupergraph(store, current),
        gateways: await store.read(readGateways),
        operations: await api.uses.countOperations(),
        operationsForgottenOn: await api.uses.forgotOn(),
        usageDays: api.usageDays,
      };
    },

    subgraphs: ({ includeDeleted }: { includeDeleted: boolean }) =>
      store.read(async (manager) => {
        const current = await membersByName(manager, await readCurrentVersion(manager));
        const registered = await readRegistrations(manager);
        return [...registered.values()]
          .filter(({ isDeleted }) => includeDeleted || !isDeleted)
          .map((registration) => presentSubgraph(store, registration, current));
      }),

    subgraph: ({ name }: { name: string }) =>
      store.read(async (manager) => {
        const registration = (await readRegistrations(manager)).get(name);
        if (!registration) throw subgraphNotFound(name);
        const current = await membersByName(manager, await readCurrentVersion(manager));
        return presentSubgraph(store, registration, current);
      }),

    async supergraph({ version }: { version?: number | null }) {
      const facts = await store.read((manager) =>
        version == null ? readCurrent(manager) : requireSupergraph(manager, version),
      );
      return facts && presentSupergraph(store, facts);
    },

    async supergraphs(page: PageArguments) {
      assertPage(page);
      const versions = await store.read((manager) =>
        readSupergraphs(manager, page.first, page.before ?? null),
      );
      return versions.map((facts) => presentSupergraph(store, facts));
    },

    async supergraphDiff(
      { from, to }: { from: number; to?: number | null },
      { actor }: ApiContext,
    ) {
      const [before = '', after = ''] = await store.read(async (manager) => {
        const last = to ?? (await readCurrentVersion(manager));
        const facts = [
          await requireSupergraph(manager, from),
          await requireSupergraph(manager, last),
        ];
        return readTexts(
          manager,
          facts.map(({ textHash }) => textHash),
        );
      });
      return api.checker.diffSupergraphs(actor.subgraph ?? '', before, after);
    },

    async history({ subgraph, first, before }: PageArguments & { subgraph?: string | null }) {
      assertPage({ first });
      await api.notes.flush();
      return store.read((manager) =>
        readHistory(manager, { subgraph: subgraph ?? null, first, before: before ?? null }),
      );
    },

    async tokens({ subgraph }: { subgraph?: string | null }, { actor }: ApiContext) {
      if (subgraph != null) assertPublisher(actor, subgraph);
      return store.read((manager) => readTokens(manager, subgraph ?? actor.subgraph));
    },

    check: ({ input }: { input: PublishInput }, { actor }: ApiContext) =>
      checkPublish(api, actor, input),

    async subgraphSettings({ subgraph }: { subgraph: string }, { actor }: ApiContext) {
      assertPublisher(actor, subgraph);
      const registered = await store.read(readRegistrations);
      if (!registered.has(subgraph)) throw subgraphNotFound(subgraph);
      return {
        identityPublicKey: exportKey(api.identityKeys.publicKey),
        fetchKey: deriveFetchKey(api.fetchKey, subgraph).toString('base64'),
      };
    },
  };
}

async function readCurrent(manager: EntityManager): Promise<SupergraphFacts | null> {
  return readSupergraph(manager, await readCurrentVersion(manager));
}

/** @throws HubError VERSION_NOT_FOUND */
async function requireSupergraph(
  manager: EntityManager,
  version: number,
): Promise<SupergraphFacts> {
  const facts = await readSupergraph(manager, version);
  if (facts) return facts;
  throw new HubError(
    'VERSION_NOT_FOUND',
    `There is no version ${version} of the supergraph. List the supergraphs to see which there are.`,
  );
}
