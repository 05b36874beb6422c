import {
  batchUses,
  bytesOfUse,
  HubError,
  type OperationUse,
  type Registry,
  type Viewer,
} from '@civicgraph/shared';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import { type Client, clientOf, type ReadHeader } from './clientOf';
import { type OperationFacts, readOperationFacts } from './OperationFacts';

/** One operation as it is executed. */
export interface ExecutedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly viewer: Pick<Viewer, 'department'>;
  readonly header: ReadHeader;
}

/** Counts which clients ask which operations, and tells the registry. It keeps no value of a request. */
export interface UsageRecorder {
  record(executed: ExecutedOperation): void;
  /** Tells what is left. */
  close(): Promise<void>;
}

const flushMs = 5000;
/** Uses that differ in more than their count, between two times that the registry is told. */
const maxUses = 2000;
/** As many again may count for clients without a name, when there are more. */
const maxAnonymous = 500;
/** Of all of them: documents may be long. */
const maxBytes = 16 * 1024 * 1024;

type Counted = { -readonly [Field in keyof OperationUse]: OperationUse[Field] };

export function createUsageRecorder(
  registry: Pick<Registry, 'recordUses'>,
  logger: Logger,
): UsageRecorder {
  const facts = new WeakMap<OperationDefinitionNode, OperationFacts | null>();
  let waiting = new Map<string, Counted>();
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> | undefined;
  let isDropping = false;
  let isClosed = false;
  const today = createCalendar();

  function factsOf({ schema, document, operation }: ExecutedOperation): OperationFacts | null {
    let known = facts.get(operation);
    if (known === undefined) {
      known = readOperationFacts(schema, document, operation) ?? null;
      facts.set(operation, known);
    }
    return known;
  }

  function hasRoomFor(use: OperationUse): boolean {
    const most = isNobody(use) ? maxUses + maxAnonymous : maxUses;
    return waiting.size < most && bytes + bytesOfUse(use) <= maxBytes;
  }

  function add(use: OperationUse): void {
    const key = keyOf(use.operationHash, use);
    const known = waiting.get(key);
    if (known) {
      known.count += use.count;
    } else if (hasRoomFor(use)) {
      waiting.set(key, { ...use });
      bytes += bytesOfUse(use);
    } else if (!isNobody(use)) {
      add({ ...use, ...nobody });
    } else if (!isDropping) {
      isDropping = true;
      logger.warn({ kept: waiting.size }, 'uses of operations are not counted: there are too many');
    }
  }

  function schedule(): void {
    if (timer || telling || isClosed || waiting.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      telling = tell().finally(() => {
        telling = undefined;
        schedule();
      });
    }, flushMs).unref();
  }

  /** While the registry is away, what it was not told waits for the next time, with what has come meanwhile. */
  async function tell(): Promise<void> {
    if (waiting.size === 0) return;
    const batches = batchUses([...waiting.values()]);
    waiting = new Map();
    bytes = 0;
    while (batches[0] && (await isSettled(batches[0]))) batches.shift();
    if (batches.length === 0) {
      isDropping = false;
      return;
    }
    const since = [...waiting.values()];
    waiting = new Map();
    bytes = 0;
    for (const use of [...batches.flat(), ...since]) add(use);
  }

  /** What the registry refuses would be refused the next time too. */
  async function isSettled(uses: readonly OperationUse[]): Promise<boolean> {
    try {
      await registry.recordUses(uses);
    } catch (error) {
      const code = error instanceof HubError ? error.code : 'INTERNAL_ERROR';
      // That it is away is told by whoever asks it for supergraphs.
      if (code === 'REGISTRY_UNAVAILABLE') return false;
      logger.error({ lost: uses.length, error: code }, 'the registry refuses uses of operations');
    }
    return true;
  }

  return {
    record(executed) {
      const known = factsOf(executed);
      if (!known) return;
      const { client, clientVersion } = clientOf(executed.header);
      const { department } = executed.viewer;
      const who = { client, clientVersion, department, day: today() };
      const counted = waiting.get(keyOf(known.operationHash, who));
      if (counted) {
        counted.count += 1;
      } else {
        add({ ...known, ...who, count: 1 });
        schedule();
      }
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await telling;
      await tell();
      if (waiting.size > 0) logger.warn({ kept: waiting.size }, 'uses of operations are lost');
    },
  };
}

const nobody: Client = { client: null, clientVersion: null };

function isNobody({ client, clientVersion }: Client): boolean {
  return client === null && clientVersion === null;
}

type Asker = Pick<OperationUse, 'client' | 'clientVersion' | 'department' | 'day'>;

function keyOf(hash: string, { client, clientVersion, department, day }: Asker): string {
  return `${hash}${day}${department}\n${client}\n${clientVersion}`;
}

const dayMs = 86_400_000;

/** Tells the date of today, in UTC. */
function createCalendar(): () => string {
  let number = Number.NaN;
  let date = '';
  return () => {
    const now = Date.now();
    if (Math.floor(now / dayMs) !== number) {
      number = Math.floor(now / dayMs);
      date = new Date(now).toISOString().slice(0, 10);
    }
    return date;
  };
}
