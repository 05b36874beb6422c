import { type DataObject, isInherited, ownValue } from '../merge';
import { answerKey } from '../plan';
import type { Output } from './Output';
import { MISSING, NULL, type Outcome, WRITTEN, type Writer } from './Writer';

/** One key of an object in the answer: a text that is always the same, or what a value is written as. */
export type FieldWriter =
  | { readonly key: string; readonly constant: string }
  | { readonly key: string; readonly write: Writer };

/** Writes an object whose type is known. */
export type ObjectWriter = (object: DataObject, output: Output) => Outcome;

interface Part {
  /** All that stands between the value before and this one, the key included. */
  readonly before: Uint8Array;
  /** In the data, and in the answer. */
  readonly key: string;
  readonly answerKey: string;
  readonly isInherited: boolean;
  readonly write: Writer;
}

/** `number` tells the writers of one projection apart. */
export function objectWriter(fields: readonly FieldWriter[], number: number): ObjectWriter {
  const { parts, end } = layOut(fields);

  return (object, output) => {
    if (output.repeat(number, object)) return WRITTEN;
    const { faults, position } = output;
    const sound = faults.count;
    for (const { before, key, answerKey, isInherited, write } of parts) {
      const known = faults.count;
      output.writeBytes(before);
      const outcome = write(isInherited ? ownValue(object, key) : object[key], output);
      if (faults.count !== known) faults.within(answerKey, known);
      if (outcome === MISSING) {
        output.rewindToNull(position);
        return NULL;
      }
    }
    output.writeBytes(end);
    // A fault is told of at each place of the object.
    if (faults.count === sound) output.remember(number, object, position);
    return WRITTEN;
  };
}

/** Joins all that is the same for every object. */
function layOut(fields: readonly FieldWriter[]) {
  const parts: Part[] = [];
  let before = '{';
  let separator = '';
  for (const field of fields) {
    const { key } = field;
    const written = answerKey(key);
    before += `${separator}${JSON.stringify(written)}:`;
    separator = ',';
    if ('constant' in field) {
      before += field.constant;
    } else {
      const isInheritedKey = isInherited(key);
      parts.push({
        before: Buffer.from(before),
        key,
        answerKey: written,
        isInherited: isInheritedKey,
        write: field.write,
      });
      before = '';
    }
  }
  return { parts, end: Buffer.from(`${before}}`) };
}
