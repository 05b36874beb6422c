import type { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode } from 'graphql';
import type { DataSource, MixedList } from 'typeorm';
import type { ReferenceSeal } from '../identity';
import type { Permissions } from '../permissions';
import type { SyntheticDomain } from '../seeding/SyntheticDomain';
import type { Viewer } from '../viewer';

/** What every resolver and loader of a request has at hand. */
export interface SubgraphContext<Loaders = unknown> {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly database: DataSource;
  readonly references: ReferenceSeal;
  /** Fresh for every request. */
  readonly loaders: Loaders;
}

type SchemaModule = Exclude<
  Parameters<typeof buildSubgraphSchema>[0],
  readonly unknown[] | DocumentNode
>;
export type Resolvers = NonNullable<Extract<SchemaModule, { typeDefs: unknown }>['resolvers']>;

/** Everything a subgraph is, before it is opened on a database. Making one does no I/O but reading its SDL. */
export interface SubgraphDefinition<Loaders = unknown> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly resolvers: Resolvers;
  readonly permissions: Permissions;
  createLoaders(context: Omit<SubgraphContext, 'loaders'>): Loaders;
  readonly entities: MixedList<new () => object>;
  readonly migrations: MixedList<new () => object>;
  readonly synthetic: SyntheticDomain;
}
