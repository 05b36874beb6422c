import type { Resource, Sensitivity } from '../policy';

/** A field of a type that is an entry of the data-resource directory. */
export interface CatalogueField {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly description: string | null;
  /** Null where the schema states none. */
  readonly sensitivity: Sensitivity | null;
}

/** An entry of the data-resource directory as an accepted schema states it. */
export interface CatalogueEntry extends Resource {
  /**
   * Unified social credit code of the department that owns the subgraph. The directory takes it for the provider
   * unless `code` begins with that of a department.
   */
  readonly provider: string;
  readonly subgraph: string;
  /** Of the subgraph's schema; counts from 1. */
  readonly version: number;
  /** When that version was accepted, in UTC. */
  readonly acceptedAt: Date;
  readonly fields: readonly CatalogueField[];
  /** Ids of indicators named in descriptions of the subgraph's fields, sorted. */
  readonly indicators: readonly string[];
}

/** One client operation that reads a field of an entry's types. */
export interface CatalogueUse {
  readonly resourceCode: string;
  /** Empty for an anonymous operation. */
  readonly operationName: string;
  readonly operationHash: string;
  /** Null where the viewers have none. */
  readonly department: string | null;
  readonly lastUsedOn: string;
  readonly count: number;
}

/** Which registry's supergraph entries are read off. */
export interface CatalogueSource {
  /** A random id of the registry's database; one that began anew has another, and counts its versions from 1. */
  readonly registry: string;
  /** Of the supergraph. */
  readonly version: number;
}

/** The registry's way into the data-resource directory, whoever keeps that. */
export interface DataCatalogue {
  /**
   * Makes the published entries those given: new ones appear, changed ones change, and those that no schema
   * states any more are marked as withdrawn. Those with the same code become one. Doing it again changes nothing.
   * @param source an older version than was written of the same registry is ignored
   * @throws HubError DATABASE_UNREACHABLE
   */
  writeEntries(entries: readonly CatalogueEntry[], source: CatalogueSource): Promise<void>;
  /**
   * Replaces what is known of the uses of the entries.
   * @throws HubError DATABASE_UNREACHABLE
   */
  writeUses(uses: readonly CatalogueUse[]): Promise<void>;
  close(): Promise<void>;
}
