import { Kind, parse, type SelectionNode, type SelectionSetNode, visit } from 'graphql';
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
    reason:
      'A field that requires others, under a condition: without them nothing is asked that shares its fetch.',
    of: 'planner',
    applies: ({ query }) => /\b(caption|density)\b/.test(query) && /@(skip|include)\b/.test(query),
  },
  {
    reason: 'An alias that is the name of a key or a required field: its value is taken for that.',
    of: 'execution',
    applies: ({ query }) => /\b(id|code|name|area): /.test(query),
  },
  {
    reason:
      'An interface field that the type behind it may not leave null: the null stays, for the type was not asked.',
    of: 'execution',
    applies: ({ query }) => /\bplaces?\b/.test(query) && /\bregion\b/.test(query),
  },
  {
    reason:
      'A fragment on a type that one subgraph knows only as an interface object: its fields may be left out.',
    of: 'execution',
    applies: ({ query }) =>
      /\b(noted|pinned|next)\b/.test(query) &&
      /\.{3}[\w ]* @(skip|include)|\bon (Incident|Petition)\b/.test(query),
  },
  {
    reason: 'An object of which conditions leave nothing: it is not asked for, and null.',
    of: 'execution',
    applies: ({ query }) => {
      let isEmptiable = false;
      visit(parse(query), {
        Field({ selectionSet }) {
          if (selectionSet && isConditional(selectionSet)) isEmptiable = true;
        },
      });
      return isEmptiable;
    },
  },
];

/** Whether conditions may leave nothing of a selection. */
function isConditional({ selections }: SelectionSetNode): boolean {
  return selections.every((node) => hasCondition(node) || leavesNothing(node));
}

function leavesNothing(node: SelectionNode): boolean {
  return node.kind === Kind.INLINE_FRAGMENT && isConditional(node.selectionSet);
}

function hasCondition({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}
