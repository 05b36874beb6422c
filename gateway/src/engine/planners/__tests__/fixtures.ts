import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { createApolloPlanners } from '../createApolloPlanners';
import { createHivePlanners } from '../createHivePlanners';
import type { Planner } from '../Planner';

const root = join(__dirname, '../../../../..');

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@interfaceObject", "@context", "@fromContext"]
)`;

export function compose(subgraphs: Readonly<Record<string, string>>): string {
  return composeSupergraph(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: `${header}\n${sdl}` })),
  );
}

export function composeHub(): string {
  const folder = join(root, 'subgraphs');
  return composeSupergraph(
    readdirSync(folder).map((name) => ({
      name,
      sdl: readFileSync(join(folder, name, 'schema.graphql'), 'utf8'),
    })),
  );
}

export function readExamples(): [name: string, query: string][] {
  const folder = join(root, 'examples');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
}

/** Each planner without a substitute. */
export const creators = { hive: createHivePlanners, apollo: createApolloPlanners };

/** Plans the one operation of a document. */
export const planOf = (planner: Planner, query: string) =>
  planner.plan({ query, operationName: undefined });

/** The code of the error that a promise is rejected with. */
export const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error) => error.code,
  );

/** One planner sees products, the other taxes them by what the first knows. */
export const shop = {
  catalog: `
    type Query { product: Product products: [Product!]! }
    type Product @key(fields: "id") { id: ID! name: String price(currency: String): Int }`,
  taxes: `
    type Product @key(fields: "id") {
      id: ID!
      name: String @external
      price(currency: String): Int @external
      tax: Int @requires(fields: "price(currency: \\"EUR\\")")
      label: String @requires(fields: "name")
    }`,
};

/** The same field of two types in one list, asked with two arguments. */
export const zoo = {
  animals: `
    type Query { animals: [Animal!]! }
    interface Animal { id: ID! }
    type Cat implements Animal { id: ID! home: Home }
    type Dog implements Animal { id: ID! home: Home }
    type Home @key(fields: "id") { id: ID! }`,
  homes: 'type Home @key(fields: "id") { id: ID! rent(year: Int): Int }',
};

/** Hive's planner panics at it (router-query-planner 0.0.38). */
export const zooPanic =
  '{ animals { ... on Cat { home { rent(year: 1) } } ... on Dog { home { rent(year: 2) } } } }';
