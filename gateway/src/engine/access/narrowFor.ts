import { createHash } from 'node:crypto';
import { type GraphQLSchema, print } from 'graphql';
import {
  type Authority,
  type Denial,
  type FieldRules,
  liftTokens,
  narrowOperation,
  type OperationParts,
  type SupergraphPolicy,
} from '../../policy';
import type { RequiredFields } from '../civic/RequiredFields';
import { renameKeys } from '../civic/renameKeys';
import { personalDenials } from './personalDenials';

/** What the policy makes of an operation, for all who have one authority. */
export interface OperationAccess {
  readonly policy: SupergraphPolicy;
  readonly authority: Authority;
  readonly rules: FieldRules;
  /** Whether a field is denied. */
  readonly isNarrower: boolean;
  /** Why personal data are denied, each reason once: who asks for what is not theirs goes on the ledger. */
  readonly personalDenials: readonly Denial['code'][];
  /** The SHA-256 of what is run of it, in hex. */
  readonly hash: string;
  /** Tokens of persons that stood in its text, by the variables that stand there now. */
  readonly tokens: ReadonlyMap<string, string>;
}

export interface NarrowOptions {
  readonly schema: GraphQLSchema;
  readonly required: RequiredFields;
  readonly policy: SupergraphPolicy;
  /** Undefined where nobody is denied anything. */
  readonly authority: Authority | undefined;
}

export interface NarrowedFor {
  /** As the answer has it. */
  readonly operation: OperationParts;
  /** As subgraphs are asked. */
  readonly narrowed: OperationParts;
  readonly access: OperationAccess | undefined;
}

/** An operation as an authority may run it, its keys out of the way of those of plans. */
export function narrowFor(
  read: OperationParts,
  { schema, required, policy, authority }: NarrowOptions,
): NarrowedFor {
  if (!authority) {
    const operation = renameKeys(read, required);
    return { operation, narrowed: operation, access: undefined };
  }
  const { tokens, ...lifted } = liftTokens(read, schema);
  const operation = renameKeys(lifted, required);
  const { rules, ...narrowed } = narrowOperation(operation, schema, policy, authority);
  const denied = [...rules.values()].filter(({ denial }) => denial !== undefined);
  const access = {
    policy,
    authority,
    rules,
    isNarrower: denied.length > 0,
    personalDenials: personalDenials(operation, rules),
    hash: hashOf(narrowed),
    tokens,
  };
  return { operation, narrowed, access };
}

function hashOf({ definition, fragments }: OperationParts): string {
  const hash = createHash('sha256').update(print(definition));
  for (const fragment of fragments.values()) hash.update(print(fragment));
  return hash.digest('hex');
}
