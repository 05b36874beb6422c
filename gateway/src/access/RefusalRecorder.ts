import type {
  AccessEntry,
  Accountability,
  ErrorCode,
  ToldRefusal,
  Viewer,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { Declared } from './declaredIn';

/** A request that was refused, as far as it got; the context of a request is one. */
export interface RefusedRequest {
  readonly requestId: string;
  /** Null where nobody was identified. */
  readonly viewer: Viewer | null;
  /** What the request declared, where that is not what its viewer has. */
  readonly declared?: Declared | undefined;
}

/** Puts refusals on the ledger, without the refused waiting for it or failing by it. */
export interface RefusalRecorder {
  record(request: RefusedRequest, code: ErrorCode): void;
  /** What a subgraph refused at its own door, whoever stood there. */
  recordTold(subgraph: string, refusal: ToldRefusal): void;
  /** Resolves once all that can be recorded is. */
  close(): Promise<void>;
}

export interface RefusalRecorderOptions {
  /** Without it nothing is recorded. */
  readonly accountability: Accountability | undefined;
  readonly logger: Logger;
}

/** Refusals that are alike within this time are one entry. */
const windowMs = 1000;
/** Entries that wait at most, in a window or while the ledger is away; what is beyond has no viewer. */
const maxWaiting = 200;

export function createRefusalRecorder(options: RefusalRecorderOptions): RefusalRecorder {
  const { accountability, logger } = options;
  if (!accountability) return { record() {}, recordTold() {}, close: async () => {} };
  const waiting = new Map<string, AccessEntry>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let isFailing = false;
  let isClosed = false;

  function add(entry: AccessEntry): void {
    const key = keyOf(entry);
    const known = waiting.get(key);
    if (known) waiting.set(key, { ...known, count: known.count + entry.count });
    else if (waiting.size < maxWaiting || isNobody(entry)) waiting.set(key, entry);
    else add({ ...entry, ...nobody });
  }

  function schedule(): void {
    if (timer || writing || isClosed || waiting.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      writing = writeAll().finally(() => {
        writing = undefined;
        schedule();
      });
    }, windowMs).unref();
  }

  /** One after the other; a ledger that does not take one is asked again in the next window. */
  async function writeAll(): Promise<void> {
    for (const [key, entry] of [...waiting]) {
      waiting.delete(key);
      try {
        await accountability?.record(entry);
        isFailing = false;
      } catch (error) {
        add(entry);
        if (!isFailing) {
          logger.error({ failure: (error as Error).name }, 'refusals are not recorded, but kept');
        }
        isFailing = true;
        return;
      }
    }
  }

  return {
    record({ requestId, viewer, declared }, code) {
      add({ ...emptyEntry, ...whoIs(viewer, declared), requestId, code });
      schedule();
    },
    recordTold(subgraph, { code, count }) {
      add({ ...emptyEntry, operation: `subgraph:${subgraph}`, code, count });
      schedule();
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      await writeAll();
      if (waiting.size === 0) return;
      const count = [...waiting.values()].reduce((sum, entry) => sum + entry.count, 0);
      logger.error({ count }, 'refusals are lost: the ledger did not take them');
    },
  };
}

const nobody = { viewer: null, role: null, department: null, purpose: null, operation: null };

const emptyEntry: AccessEntry = {
  ...nobody,
  kind: 'REFUSAL',
  requestId: 'gateway',
  grant: null,
  caseRef: null,
  operationHash: null,
  policyVersion: null,
  subjects: [],
  fields: [],
  count: 1,
  code: null,
};

function whoIs(viewer: Viewer | null, declared: Declared | undefined) {
  if (!viewer) return nobody;
  const { id, role, department, grant } = viewer;
  const purpose = declared?.purpose ?? viewer.purpose;
  const caseRef = declared?.caseRef ?? viewer.caseRef;
  return { viewer: id, role, department, purpose, caseRef, grant: grant?.id ?? null };
}

/** An account makes no more keys than codes and purposes, so that it cannot crowd out the others. */
function keyOf({ code, viewer, role, purpose, operation }: AccessEntry): string {
  return JSON.stringify([code, viewer, role, purpose, operation]);
}

function isNobody({ viewer, operation }: AccessEntry): boolean {
  return viewer === null && operation === null;
}
