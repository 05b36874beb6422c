import { approve } from '../publish/approvals';
import type { PublishInput } from '../publish/assessPublish';
import { deleteSubgraph } from '../publish/deleteSubgraph';
import { publish } from '../publish/publish';
import { rollback } from '../publish/rollback';
import { type HistoryAction, type HistoryDraft, writeHistory } from '../store/history';
import { writeSettled } from '../store/writeSettled';
import type { Actor } from '../tokens/Actor';
import { assertAdministrator } from '../tokens/assertMay';
import { type CreateTokenInput, createToken, revokeToken } from '../tokens/createToken';
import type { Api } from './Api';
import type { ApiContext } from './ApiContext';
import { recorded } from './recorded';

/** What is done to the registry. Every act is in its history, whatever came of it. */
export function createMutations(api: Api) {
  const { store, notes } = api;

  return {
    publish: ({ input }: { input: PublishInput }, { actor }: ApiContext) =>
      recorded(notes, actor, 'PUBLISH', input.subgraph, () => publish(api, actor, input)),

    rollback: (
      { subgraph, version }: { subgraph: string; version: number },
      { actor }: ApiContext,
    ) =>
      recorded(notes, actor, 'ROLLBACK', subgraph, () => rollback(api, actor, subgraph, version)),

    deleteSubgraph: ({ subgraph }: { subgraph: string }, { actor }: ApiContext) =>
      recorded(notes, actor, 'DELETE', subgraph, () => deleteSubgraph(api, actor, subgraph)),

    approve: (
      { subgraph, sdlHash }: { subgraph: string; sdlHash: string },
      { actor }: ApiContext,
    ) =>
      recorded(notes, actor, 'APPROVE', subgraph, async () => {
        assertAdministrator(actor);
        return writeSettled(store, async (manager) => {
          await approve(manager, subgraph, sdlHash, actor.label);
          return writeHistory(manager, accepted(actor, 'APPROVE', subgraph));
        });
      }),

    createToken: ({ input }: { input: CreateTokenInput }, { actor }: ApiContext) => {
      const subgraph = input.subgraph ?? null;
      return recorded(notes, actor, 'CREATE_TOKEN', subgraph, async () => {
        assertAdministrator(actor);
        return writeSettled(store, async (manager) => {
          const created = await createToken(manager, input);
          await writeHistory(manager, accepted(actor, 'CREATE_TOKEN', subgraph));
          return created;
        });
      });
    },

    revokeToken: ({ id }: { id: string }, { actor }: ApiContext) =>
      recorded(notes, actor, 'REVOKE_TOKEN', null, async () => {
        assertAdministrator(actor);
        return writeSettled(store, async (manager) => {
          const token = await revokeToken(manager, id);
          await writeHistory(manager, accepted(actor, 'REVOKE_TOKEN', token.subgraph));
          return token;
        });
      }),
  };
}

function accepted({ label }: Actor, action: HistoryAction, subgraph: string | null): HistoryDraft {
  return { by: label, action, subgraph, outcome: 'ACCEPTED' };
}
