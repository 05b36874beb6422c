import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ProjectionAccess } from './collectFields';
import { compileWriters } from './compileWriters';
import { Output } from './Output';
import type { Projection } from './Projection';
import type { Writer } from './Writer';

/** Variants kept of one operation: each condition that is a variable may double them. */
export const maxVariants = 8;

export interface OperationToProject {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables of `@skip` and `@include`. */
  readonly conditions: readonly string[];
  readonly access?: ProjectionAccess | undefined;
}

/**
 * Compiles the projection of an operation. What `@skip` and `@include` leave of it is compiled when it
 * is first asked for, so that nothing is decided while an answer is written.
 */
export function compileProjection(
  schema: GraphQLSchema,
  { definition, fragments, conditions, access }: OperationToProject,
): Projection {
  const variants = new LRUCache<string, Writer>({ max: maxVariants });

  const variantOf = (variables: Readonly<Record<string, unknown>>): Writer => {
    const isTrue = conditions.filter((name) => variables[name] === true);
    const key = isTrue.join(' ');
    const known = variants.get(key);
    if (known) return known;
    const compiled = compileWriters(definition, {
      schema,
      fragments,
      isTrue: new Set(isTrue),
      access,
    });
    variants.set(key, compiled);
    return compiled;
  };

  return (data, variables, isGraph, seal) => {
    const write = variantOf(variables);
    output.begin(isGraph, seal);
    output.writeAscii('{"data":');
    write(data, output);
    output.writeAscii('}');
    const { faults } = output;
    const reads = access && output.takeReads();
    return { bytes: output.take(), faults: faults.count > 0 ? faults.list() : [], reads };
  };
}

const output = new Output();
