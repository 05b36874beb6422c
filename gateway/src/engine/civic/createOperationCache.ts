import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Authority } from '../../policy';
import type { CompiledOperation } from './compileOperation';

export interface OperationText {
  /** The text of a document. */
  readonly source: string;
  readonly operationName: string | undefined;
  /** Of whoever asks; undefined where the supergraph has no policy. */
  readonly authority: Authority | undefined;
}

export interface OperationKey extends OperationText {
  readonly document: DocumentNode;
}

export interface UsedOperation {
  readonly text: OperationText;
  /** How often it was asked for, lately. */
  readonly uses: number;
}

/**
 * Keeps compiled operations by the text that was compiled and the authority it was narrowed for: whoever may
 * execute the same shares the same plan, and nobody else does.
 */
export interface OperationCache {
  get(key: OperationKey): Promise<CompiledOperation> | CompiledOperation;
  /** Compiles what was used elsewhere, unless it is here already. */
  add(key: OperationKey, uses: number): Promise<unknown>;
  /** First the most used. The uses are halved: who goes on with them counts the old ones less. */
  mostUsed(count: number): readonly UsedOperation[];
  size(): number;
}

interface Entry {
  readonly text: OperationText;
  readonly operation: Promise<CompiledOperation> | CompiledOperation;
  uses: number;
}

const maxOperations = 2000;
/** Of what is compiled, as it counts itself; with the texts some 200 MB at the very most. */
const maxWeight = 1_000_000;
/** Until an operation is compiled. */
const firstWeight = 1000;

export function createOperationCache(
  compile: (key: OperationKey) => Promise<CompiledOperation>,
): OperationCache {
  const entries = new LRUCache<string, Entry>({
    max: maxOperations,
    maxSize: maxWeight,
  });
  function create(text: string, key: OperationKey, uses: number): Promise<CompiledOperation> {
    const operation = compile(key);
    const { source, operationName, authority } = key;
    const entry: Entry = { text: { source, operationName, authority }, operation, uses };
    entries.set(text, entry, { size: firstWeight });
    operation.then(
      (compiled) => {
        if (entries.peek(text) !== entry) return;
        const size = compiled.weight + Math.ceil(text.length / 100);
        // Of the same entry the cache would not take another size.
        entries.set(text, { ...entry, operation: compiled }, { size });
      },
      // Another request may have better luck, once a time limit was the reason.
      () => entries.delete(text),
    );
    return operation;
  }

  /** The texts of documents that came before: Apollo Server parses a text once. */
  const texts = new WeakMap<DocumentNode, Map<string, string>>();
  function rememberedText(key: OperationKey): string {
    let known = texts.get(key.document);
    if (!known) {
      known = new Map();
      texts.set(key.document, known);
    }
    const head = headOf(key);
    let text = known.get(head);
    if (text === undefined) {
      text = head + key.source;
      if (known.size < rememberedHeads) known.set(head, text);
    }
    return text;
  }

  return {
    get(key) {
      const text = rememberedText(key);
      const known = entries.get(text);
      if (!known) return create(text, key, 1);
      known.uses += 1;
      return known.operation;
    },
    async add(key, uses) {
      const text = textOf(key);
      const known = entries.get(text);
      if (!known) return create(text, key, uses);
      known.uses += uses;
      return known.operation;
    },
    mostUsed: (count) =>
      [...entries.values()]
        .sort((a, b) => b.uses - a.uses)
        .slice(0, count)
        .map(({ text, uses }) => ({ text, uses: uses / 2 })),
    size: () => entries.size,
  };
}

/** Of one document: who asks, and for which operation of it. */
const rememberedHeads = 100;

function textOf(key: OperationText): string {
  return headOf(key) + key.source;
}

function headOf({ authority, operationName = '' }: OperationText): string {
  return `${authority?.key ?? ''} ${operationName}\n`;
}
