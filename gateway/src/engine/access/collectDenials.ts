import { GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import { statusOf } from '../../errors';
import { denialError, type OperationParts } from '../../policy';
import { answerKey } from '../plan';
import { isIncluded } from '../project/conditions';
import type { OperationAccess } from './narrowFor';

/** Errors told of in one answer. */
const maxErrors = 100;

/**
 * Every field of an operation that its viewer may not read, as errors whose paths name no places in lists:
 * nothing has been asked.
 *
 * @param isTrue the variables of conditions that are true in this request
 */
export function collectDenials(
  { definition, fragments }: OperationParts,
  { rules }: Pick<OperationAccess, 'rules'>,
  isTrue: ReadonlySet<string>,
): readonly GraphQLError[] {
  const errors: GraphQLError[] = [];
  const collect = ({ selections }: SelectionSetNode, path: readonly string[]): void => {
    for (const node of selections) {
      if (errors.length === maxErrors) return;
      if (!isIncluded(node, isTrue)) continue;
      if (node.kind !== Kind.FIELD) {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        if (fragment) collect(fragment.selectionSet, path);
        continue;
      }
      const at = [...path, answerKey((node.alias ?? node.name).value)];
      const denial = rules.get(node)?.denial;
      if (denial) errors.push(refusal(denialError(denial, at)));
      else if (node.selectionSet) collect(node.selectionSet, at);
    }
  };
  collect(definition.selectionSet, []);
  return errors;
}

/** With the HTTP status of an answer that is nothing but errors. */
function refusal({ message, path, extensions }: GraphQLError): GraphQLError {
  const http = { status: statusOf('FORBIDDEN') };
  return new GraphQLError(message, { path, extensions: { ...extensions, http } });
}
