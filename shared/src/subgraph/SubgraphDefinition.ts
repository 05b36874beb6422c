import type { DocumentNode, GraphQLScalarType } from 'graphql';
import type { Logger } from 'pino';
import type { DataSource, MixedList } from 'typeorm';
import type { EncryptedTable, FieldCipher } from '../encryption';
import type { ReferenceSeal } from '../identity';
import type { Keyring } from '../keys';
import type { Permissions } from '../permissions';
import type { SyntheticDomain } from '../seeding/SyntheticDomain';
import type { Viewer } from '../viewer';

/** What every resolver and loader of a request has at hand. */
export interface SubgraphContext<Loaders = unknown> {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly database: DataSource;
  readonly references: ReferenceSeal;
  /** The keys of this process. */
  readonly keyring: Keyring;
  /** Opens what the subgraph's database keeps encrypted. */
  readonly cipher: FieldCipher;
  /** Of this process; rows and whatever tells of persons are kept out of it. */
  readonly logger: Logger;
  /** Fresh for every request. */
  readonly loaders: Loaders;
}

/** A resolver with parents, arguments and context of its own types. */
type Resolver = (parent: never, args: never, context: never, info: never) => unknown;

/** Resolvers by type and field; scalars and the internal values of enums by type. */
export type Resolvers = Readonly<
  Record<string, GraphQLScalarType | Readonly<Record<string, Resolver | string | number>>>
>;

/**
 * Everything the subgraph of a department is, before it is opened on a database. Making one does no I/O but reading
 * its SDL.
 */
export interface DepartmentSubgraph<Loaders = unknown> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly resolvers: Resolvers;
  readonly permissions: Permissions;
  createLoaders(context: Omit<SubgraphContext, 'loaders'>): Loaders;
  readonly entities?: MixedList<new () => object>;
  /** Without them the database is one that exists: it is read as it is, and nothing is made in it. */
  readonly migrations?: MixedList<new () => object>;
  /** What the database keeps encrypted; without it, nothing. */
  readonly encrypted?: readonly EncryptedTable[];
  /** As in `DatabaseOptions`. */
  readonly isDurable?: boolean;
  /** Its share of the synthetic city; without it, none. */
  readonly synthetic?: SyntheticDomain;
}

/** A subgraph that comes with the hub: it keeps its own data, and has a share in the synthetic city. */
export interface SubgraphDefinition<Loaders = unknown> extends DepartmentSubgraph<Loaders> {
  readonly entities: MixedList<new () => object>;
  readonly migrations: MixedList<new () => object>;
  readonly synthetic: SyntheticDomain;
}
