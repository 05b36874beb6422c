import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { PlanRequest } from './Planner';

/** A supergraph that a planner's process is asked to plan over. */
export interface PlannedSupergraph {
  readonly id: number;
  readonly supergraphSdl: string;
  /** How much is asked for and not done. */
  waiting: number;
  isReleased: boolean;
  /** Whether planning this operation has ended the process before. */
  isFatal(request: PlanRequest): boolean;
  addFatal(request: PlanRequest): void;
}

const maxFatal = 1000;
let lastId = 0;

export function createPlannedSupergraph(supergraphSdl: string): PlannedSupergraph {
  const fatal = new LRUCache<string, true>({ max: maxFatal });
  lastId += 1;
  return {
    id: lastId,
    supergraphSdl,
    waiting: 0,
    isReleased: false,
    isFatal: (request) => fatal.size > 0 && fatal.has(digestOf(request)),
    addFatal: (request) => void fatal.set(digestOf(request), true),
  };
}

function digestOf({ query, operationName }: PlanRequest): string {
  return createHash('sha256').update(`${operationName}\n${query}`).digest('base64');
}
