import type { EntityManager } from 'typeorm';
import type { Store } from '../store/openStore';
import type { Registration } from '../store/registrations';
import {
  readMemberVersions,
  readVersions,
  type SupergraphFacts,
  type VersionFacts,
} from '../store/versions';
import type { ApiContext } from './ApiContext';
import { assertPage, type PageArguments } from './page';

/** A version as the API shows it: its text is read when it is asked for. */
export function presentVersion(facts: VersionFacts) {
  return {
    ...facts,
    sdl: (_: unknown, { readText }: ApiContext) => readText(facts.sdlHash),
  };
}

export function presentSupergraph(store: Store, facts: SupergraphFacts) {
  const { textHash, ...shown } = facts;
  return {
    ...shown,
    sdl: (_: unknown, { readText }: ApiContext) => readText(textHash),
    subgraphs: async () => {
      const members = await store.read((manager) => readMemberVersions(manager, facts.version));
      return members.map(presentVersion);
    },
  };
}

/** @param current of the supergraph that is current, by name */
export function presentSubgraph(
  store: Store,
  { name, owner }: Registration,
  current: ReadonlyMap<string, VersionFacts>,
) {
  const facts = current.get(name);
  return {
    name,
    owner,
    current: facts ? presentVersion(facts) : null,
    versions: async (page: PageArguments) => {
      assertPage(page);
      const versions = await store.read((manager) =>
        readVersions(manager, name, page.first, page.before ?? null),
      );
      return versions.map(presentVersion);
    },
  };
}

/** The versions that are part of a supergraph, by the name of their subgraph. */
export async function membersByName(
  manager: EntityManager,
  supergraphVersion: number,
): Promise<Map<string, VersionFacts>> {
  const members = await readMemberVersions(manager, supergraphVersion);
  return new Map(members.map((member) => [member.subgraph, member]));
}
