import type { CatalogueEntry, CatalogueSource } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { readRegistrations } from '../store/registrations';
import { readTexts } from '../store/texts';
import { readCurrentVersion, readMemberVersions } from '../store/versions';
import { catalogueEntries } from './catalogueEntries';
import { readRegistryId } from './readRegistryId';

/** What the current schemas state for the data-resource directory. */
export interface CurrentEntries {
  readonly entries: readonly CatalogueEntry[];
  /** Of version 0 before the first supergraph. */
  readonly source: CatalogueSource;
}

/** Makes a reader that parses each version of a subgraph once, while it is current. */
export function createEntryReader(): (manager: EntityManager) => Promise<CurrentEntries> {
  let known = new Map<string, readonly CatalogueEntry[]>();

  return async (manager) => {
    const version = await readCurrentVersion(manager);
    const owners = await readRegistrations(manager);
    const members = (await readMemberVersions(manager, version)).map((member) => {
      const owner = owners.get(member.subgraph)?.owner ?? '';
      return { ...member, owner, key: JSON.stringify([member.subgraph, member.version, owner]) };
    });
    const fresh = members.filter(({ key }) => !known.has(key));
    const texts = await readTexts(
      manager,
      fresh.map(({ sdlHash }) => sdlHash),
    );
    const read = new Map(
      fresh.map(({ key, subgraph, owner, version: own, createdAt }, index) => [
        key,
        catalogueEntries({
          name: subgraph,
          owner,
          sdl: texts[index] ?? '',
          version: own,
          acceptedAt: new Date(createdAt),
        }),
      ]),
    );
    known = new Map(members.map(({ key }) => [key, read.get(key) ?? known.get(key) ?? []]));
    const registry = await readRegistryId(manager);
    return { entries: [...known.values()].flat(), source: { registry, version } };
  };
}
