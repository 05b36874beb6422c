import { type CatalogueEntry, isUscc, type Row } from '@civicgraph/shared';

/** What the columns take of a text, in characters; the rest is cut. */
const longest = { name: 100, legalBasis: 200 };

/** The columns of an entry that its schema decides about. */
export function statedColumns(entry: CatalogueEntry): Row {
  return {
    share_type: entry.shareType,
    name: entry.name.slice(0, longest.name),
    provider_uscc: providerOf(entry),
    legal_basis: entry.legalBasis.slice(0, longest.legalBasis),
    update_cycle: entry.updateCycle,
    data_level: entry.dataLevel,
    subgraph: entry.subgraph,
    schema_version: entry.version,
    published_at: instantOf(entry.acceptedAt),
    withdrawn_at: null,
  };
}

/** A row for an entry that nobody listed: it is catalogued with its schema, and collected, since its data are there. */
export function newRow(entry: CatalogueEntry): Row {
  const acceptedOn = dayOf(entry.acceptedAt);
  return {
    resource_code: entry.code,
    ...statedColumns(entry),
    share_condition: null,
    updated_at: instantOf(entry.acceptedAt),
    listed_on: null,
    catalogued_on: acceptedOn,
    collected_on: acceptedOn,
  };
}

/** A subgraph of the hub's own may hold resources of several departments, whose codes begin with theirs. */
function providerOf({ code, provider }: CatalogueEntry): string {
  const [department = ''] = code.split('-');
  return isUscc(department) ? department : provider;
}

/** As the databases keep an instant in UTC. */
export function instantOf(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

/** The UTC date of an instant. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
