import type { CatalogueEntry } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { readRegistrations } from '../store/registrations';
import { readTexts } from '../store/texts';
import { readCurrentVersion, readMemberVersions } from '../store/versions';
import { catalogueEntries } from './catalogueEntries';

/** What the current schemas state for the data-resource directory. */
export interface CurrentEntries {
  readonly entries: readonly CatalogueEntry[];
  /** Of the supergraph that they are read off; 0 before the first. */
  readonly version: number;
}

export async function readEntries(manager: EntityManager): Promise<CurrentEntries> {
  const version = await readCurrentVersion(manager);
  const members = await readMemberVersions(manager, version);
  const owners = await readRegistrations(manager);
  const texts = await readTexts(
    manager,
    members.map(({ sdlHash }) => sdlHash),
  );
  const entries = members.flatMap((member, index) =>
    catalogueEntries({
      name: member.subgraph,
      owner: owners.get(member.subgraph)?.owner ?? '',
      sdl: texts[index] ?? '',
      version: member.version,
      acceptedAt: new Date(member.createdAt),
    }),
  );
  return { entries, version };
}
