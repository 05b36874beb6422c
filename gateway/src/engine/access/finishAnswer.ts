import { HubError } from '@civicgraph/shared';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../../http/GatewayContext';
import { denialError } from '../../policy';
import type { ResponsePath } from '../compile';
import { type Projected, ProjectedData, type Projection, type ProjectionFault } from '../project';
import { type AccessControl, type AccessibleOperation, isPoliced } from './createAccessControl';

/** What an engine gathered for an answer. */
export interface Gathered {
  /** The root object. */
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether one object may stand at several places of the data. */
  readonly isGraph: boolean;
}

export interface Finish {
  readonly operation: AccessibleOperation & { readonly project: Projection };
  readonly schema: GraphQLSchema;
  readonly control: AccessControl;
  readonly context: GatewayContext;
}

export interface Answer {
  readonly data: ProjectedData;
  readonly errors?: readonly GraphQLError[];
}

/**
 * Writes an answer, and lets it leave once what it tells of persons is on record; where it cannot be put there,
 * without any of that.
 *
 * @param projected called once the answer is written
 */
export async function finishAnswer(
  finish: Finish,
  gathered: Gathered,
  projected: () => void = () => {},
): Promise<Answer> {
  const { operation, control, context } = finish;
  const { data, variables, isGraph } = gathered;
  const seal = operation.access && control.sealerFor(context);
  const written = operation.project(data, variables, isGraph, seal);
  projected();
  return answerOf(gathered, await release(finish, gathered, written));
}

async function release(
  { operation, schema, control, context }: Finish,
  { data, variables, isGraph }: Gathered,
  written: Projected,
): Promise<Projected> {
  if (!written.reads || !isPoliced(operation)) return written;
  try {
    await control.record(operation, written.reads, context);
    return written;
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'LEDGER_UNAVAILABLE') throw error;
    const project = control.withhold(operation, schema);
    const withheld = project(data, variables, isGraph, control.sealerFor(context));
    if (withheld.reads) throw error;
    return withheld;
  }
}

function answerOf({ errors: known }: Gathered, { bytes, faults }: Projected): Answer {
  const errors = faults.length > 0 ? explainFaults(known, faults) : known;
  return errors.length > 0
    ? { data: new ProjectedData(bytes), errors }
    : { data: new ProjectedData(bytes) };
}

/** A hole without an error would look like an answer: each that no error explains gets one. */
function explainFaults(
  errors: readonly GraphQLError[],
  faults: readonly ProjectionFault[],
): readonly GraphQLError[] {
  const known = errors.flatMap(({ path }) => (path ? [path] : []));
  const told = faults.flatMap(({ path, reason }) => {
    if (typeof reason === 'object') return [denialError(reason, path)];
    const isKnown = known.some((one) => isWithin(one, path) || isWithin(path, one));
    return isKnown ? [] : [createError(path)];
  });
  return [...errors, ...told];
}

/** Whether one place lies within another, or is the same. */
function isWithin(inner: ResponsePath, outer: ResponsePath): boolean {
  return outer.length <= inner.length && outer.every((step, index) => inner[index] === step);
}

/** The value itself may be personal, so that the message does not quote it. */
function createError(path: ResponsePath): GraphQLError {
  return new GraphQLError('A subgraph gave no usable value for this field.', {
    path: [...path],
    extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
  });
}
