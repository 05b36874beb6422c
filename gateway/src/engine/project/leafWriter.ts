import { type GraphQLLeafType, isEnumType } from 'graphql';
import { isExactNumber, writeJson } from '../json';
import type { Output } from './Output';
import { NULL, type Outcome, WRITTEN, type Writer } from './Writer';

/**
 * The writer of a scalar or an enum. Built-in scalars are held to their JSON form; those of the
 * subgraphs are theirs to define and pass as they came. Null never reaches it.
 */
export function leafWriter(type: GraphQLLeafType): Writer {
  if (isEnumType(type)) {
    return enumWriter(type.getValues().map(({ name }) => name));
  }
  switch (type.name) {
    case 'String':
      return writeString;
    case 'Boolean':
      return writeBoolean;
    case 'Int':
      return writeInt;
    case 'Float':
      return writeFloat;
    case 'ID':
      return writeId;
    default:
      return writeAny;
  }
}

function enumWriter(names: readonly string[]): Writer {
  const known = new Map<unknown, string>(names.map((name) => [name, `"${name}"`]));
  return (value, output) => {
    const text = known.get(value);
    return text === undefined ? refuse(output) : ascii(text, output);
  };
}

const writeString: Writer = (value, output) => {
  if (typeof value !== 'string') return refuse(output);
  output.writeString(value);
  return WRITTEN;
};

const writeBoolean: Writer = (value, output) =>
  typeof value === 'boolean' ? ascii(value ? 'true' : 'false', output) : refuse(output);

const writeInt: Writer = (value, output) => {
  if (Number.isInteger(value)) return ascii(`${value}`, output);
  return isExactNumber(value) && /^-?\d+$/.test(value.value)
    ? ascii(value.value, output)
    : refuse(output);
};

const writeFloat: Writer = (value, output) => {
  if (Number.isFinite(value)) return ascii(`${value}`, output);
  return isExactNumber(value) ? ascii(value.value, output) : refuse(output);
};

const writeId: Writer = (value, output) =>
  typeof value === 'string' ? writeString(value, output) : writeInt(value, output);

const writeAny: Writer = (value, output) => {
  if (typeof value === 'string') return writeString(value, output);
  let text: string;
  try {
    text = writeJson(value);
  } catch {
    // Nested more deeply than the stack can follow.
    return refuse(output);
  }
  output.writeText(text);
  return WRITTEN;
};

function ascii(text: string, output: Output): Outcome {
  output.writeAscii(text);
  return WRITTEN;
}

function refuse(output: Output): Outcome {
  output.faults.add('invalid');
  output.writeAscii('null');
  return NULL;
}
