import type { ConstDirectiveNode, ConstValueNode } from 'graphql';

/** The value that an application of a directive gives an argument. */
export function argumentOf(
  { arguments: given }: ConstDirectiveNode,
  name: string,
): ConstValueNode | undefined {
  return given?.find((argument) => argument.name.value === name)?.value;
}
