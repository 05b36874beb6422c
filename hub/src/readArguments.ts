import { type ParseArgsConfig, parseArgs } from 'node:util';
import { HubError } from '@civicgraph/shared';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Given extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Given }>
>['values'];

/**
 * The arguments of a command, by their names.
 * @param expected what the command takes, such as `[--database URL]`
 * @param words those of this process when they are not given
 * @throws HubError ARGUMENT_INVALID
 */
export function readArguments<const Given extends Options>(
  options: Given,
  expected: string,
  words: readonly string[] = process.argv.slice(2),
): Values<Given> {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    // The first line says what is wrong, with or without a full stop; those after it give hints.
    const [fault = ''] = (error as Error).message.split('\n');
    throw new HubError('ARGUMENT_INVALID', `${fault.replace(/\.$/, '')}. Expected ${expected}.`);
  }
}
