import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import type { ValidDocuments } from '../ValidDocuments';
import type { OperationCache, UsedOperation } from './createOperationCache';
import type { Pace } from './createPace';

export interface WarmOptions {
  readonly schema: GraphQLSchema;
  readonly documents: ValidDocuments | undefined;
  readonly pace: Pace;
  readonly add: OperationCache['add'];
}

/** Operations that are compiled at a time: while one is planned in its process, others are prepared. */
const atOnce = 8;

/** Compiles operations that were asked of another supergraph, as far as they are valid for a schema. */
export async function warmOperations(
  used: readonly UsedOperation[],
  { schema, documents, pace, add }: WarmOptions,
): Promise<void> {
  const documentOf = (source: string): DocumentNode | undefined => {
    const known = documents?.find(schema, source);
    if (known) return known;
    const document = parse(source);
    if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return undefined;
    documents?.keep(schema, source, document);
    return document;
  };

  const compiling = new Set<Promise<unknown>>();
  for (const { text, uses } of used) {
    await pace(() => {
      const document = documentOf(text.source);
      if (!document) return;
      // What cannot be planned any more is told to whoever asks for it.
      const done = () => compiling.delete(compiled);
      const compiled: Promise<unknown> = add({ ...text, document }, uses).then(done, done);
      compiling.add(compiled);
    });
    if (compiling.size >= atOnce) await Promise.race(compiling);
  }
  await Promise.all(compiling);
}
