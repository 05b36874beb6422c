import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
} from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { type DatabaseUrl, type ExistingDatabaseUrl, openDatabase } from '../database';
import {
  createFieldCipher,
  createRowCipher,
  type FieldCipher,
  type RowCipher,
} from '../encryption';
import { type ErrorCode, HubError, isErrorCode } from '../errors';
import type { Identity, ReferenceSeal, VerifyIdentity } from '../identity';
import type { Keyring } from '../keys';
import { answerInTime } from './deadline';
import { formatSubgraphError } from './formatSubgraphError';
import type { Subgraph, SubgraphRequest, SubgraphResponse } from './Subgraph';
import type { DepartmentSubgraph, Resolvers, SubgraphContext } from './SubgraphDefinition';
import { variablesOf } from './variablesOf';

export interface OpenSubgraphOptions {
  readonly databaseUrl: DatabaseUrl | ExistingDatabaseUrl;
  readonly verifyIdentity: VerifyIdentity;
  readonly references: ReferenceSeal;
  readonly keyring: Keyring;
  readonly logger: Logger;
}

/** Of operations that were parsed and validated; parsed they take some fifty bytes each. */
const keptCharacters = 1024 * 1024;

/** A subgraph that runs in this process, with its database at hand for commands, seeding and tests. */
export interface OpenSubgraph extends Subgraph {
  readonly database: DataSource;
  readonly cipher: FieldCipher;
  /** What rows must pass on their way into the database. */
  readonly rowCipher: RowCipher;
}

/**
 * Opens a subgraph: its database with migrations run, and its schema with permissions applied.
 * @throws HubError DATABASE_UNREACHABLE
 */
export async function openSubgraph(
  definition: DepartmentSubgraph,
  options: OpenSubgraphOptions,
): Promise<OpenSubgraph> {
  const { verifyIdentity, references, keyring, logger } = options;
  const schema = createSubgraphSchema(definition);
  const database = await openDatabase(options.databaseUrl, definition);
  const cipher = createFieldCipher(keyring, definition.name);
  const documents = new LRUCache<string, DocumentNode | SubgraphResponse>({
    max: 500,
    maxSize: keptCharacters,
    sizeCalculation: (_, query) => query.length + 1,
  });

  async function answer(request: SubgraphRequest): Promise<SubgraphResponse> {
    let identity: Identity;
    try {
      identity = await verifyIdentity(request.identity);
    } catch (error) {
      if (error instanceof HubError) return { errors: [error.toJSON()] };
      throw error;
    }
    const document = prepare(schema, documents, request.query);
    if (!('kind' in document)) return document;
    const { viewer, requestId } = identity;
    if (viewer === null && !asksForServiceOnly(document)) {
      return refusal('FORBIDDEN', 'Without a viewer only "_service" is answered.');
    }
    const base = {
      viewer: viewer as SubgraphContext['viewer'],
      requestId,
      database,
      references,
      keyring,
      cipher,
      logger,
    };
    const result = await execute({
      schema,
      document,
      variableValues: variablesOf(schema, document, request),
      operationName: request.operationName,
      contextValue: viewer ? { ...base, loaders: definition.createLoaders(base) } : {},
    });
    if (!result.errors) return { data: result.data ?? null };
    const inputFailed = result.data === undefined;
    const errors = result.errors.map((error) =>
      formatSubgraphError(
        inputFailed ? withCode(error, 'BAD_USER_INPUT') : error,
        requestId,
        logger,
      ),
    );
    return inputFailed ? { errors } : { data: result.data ?? null, errors };
  }

  return {
    name: definition.name,
    database,
    cipher,
    rowCipher: createRowCipher(definition.encrypted ?? [], cipher, references),
    execute: (request) => answerInTime(definition.name, request, () => answer(request)),
    async checkReady() {
      await database.query('SELECT 1');
    },
    async close() {
      await database.destroy();
    },
  };
}

/**
 * Makes every `__resolveReference` asynchronous: one that throws at once would take the whole of
 * `_entities` with it, where a rejection costs its own entity only.
 */
function isolateReferences(resolvers: Resolvers): Resolvers {
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, fields]) => {
      if (fields instanceof GraphQLScalarType) return [type, fields];
      const { __resolveReference: resolve, ...others } = fields;
      if (typeof resolve !== 'function') return [type, fields];
      const isolated: typeof resolve = async (...values) => resolve(...values);
      return [type, { ...others, __resolveReference: isolated }];
    }),
  );
}

/** What `buildSubgraphSchema` takes, for which every parent, argument and context is of one type. */
type SchemaResolvers = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>['resolvers']
>;

/** The executable schema of a subgraph, every field behind its rule. */
export function createSubgraphSchema(definition: DepartmentSubgraph): GraphQLSchema {
  const { typeDefs, permissions } = definition;
  const resolvers = isolateReferences(definition.resolvers) as SchemaResolvers;
  return applyMiddleware(buildSubgraphSchema({ typeDefs, resolvers }), permissions);
}

/** Parses and validates once a document. */
function prepare(
  schema: GraphQLSchema,
  documents: LRUCache<string, DocumentNode | SubgraphResponse>,
  query: string,
): DocumentNode | SubgraphResponse {
  const known = documents.get(query);
  if (known) return known;
  const prepared = parseAndValidate(schema, query);
  documents.set(query, prepared);
  return prepared;
}

function parseAndValidate(schema: GraphQLSchema, query: string): DocumentNode | SubgraphResponse {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: 50_000 });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refusal('GRAPHQL_PARSE_FAILED', error.message);
  }
  const errors = validate(schema, document);
  if (errors.length === 0) return document;
  // A literal that a scalar refuses keeps the code of the scalar.
  return {
    errors: errors.map((error) => {
      const { message, extensions } = withCode(error, 'GRAPHQL_VALIDATION_FAILED');
      return { message, extensions };
    }),
  };
}

function refusal(code: ErrorCode, message: string): SubgraphResponse {
  return { errors: [{ message, extensions: { code } }] };
}

function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  if (isErrorCode(error.extensions.code)) return error;
  return new GraphQLError(error.message, { extensions: { code } });
}

function asksForServiceOnly(document: DocumentNode): boolean {
  return document.definitions.every(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION &&
      node.selectionSet.selections.every(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === '_service',
      ),
  );
}
