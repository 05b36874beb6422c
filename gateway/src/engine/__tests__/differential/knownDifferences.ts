import type { Asked } from './openEngines';

/** A kind of operation to which Apollo gives a wrong answer. */
export interface KnownDifference {
  readonly reason: string;
  /** `planner`: with Apollo's planner, in whichever engine. `execution`: in stock Apollo Gateway. */
  readonly of: 'planner' | 'execution';
  applies(asked: Asked): boolean;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      'A field that the client asks with other arguments than @requires names: one of them is given for both.',
    of: 'planner',
    applies: ({ query }) => /\bcaption\b/.test(query) && /\bstats\b/.test(query),
  },
  {
    reason: 'An alias that is the name of a key: its value is taken for the key.',
    of: 'execution',
    applies: ({ query }) => /\b(id|code): /.test(query),
  },
];
