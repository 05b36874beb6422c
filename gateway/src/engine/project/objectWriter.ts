import { type DataObject, isInherited, ownValue } from '../merge';
import { answerKey } from '../plan';
import type { Output } from './Output';
import type { ReadNoter } from './readNoter';
import { MISSING, NULL, type Outcome, WRITTEN, type Writer } from './Writer';

/** One key of an object in the answer: a text that is always the same, or what a value is written as. */
export type FieldWriter =
  | { readonly key: string; readonly constant: string }
  | {
      readonly key: string;
      readonly write: Writer;
      /** `Type.field`, where a value of it is personal. */
      readonly reads?: string | undefined;
    };

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
  readonly reads: string | undefined;
}

/** `number` tells the writers of one projection apart. */
export function objectWriter(
  fields: readonly FieldWriter[],
  number: number,
  noteRead?: ReadNoter,
): ObjectWriter {
  const { parts, end } = layOut(fields);
  const isRecorded = noteRead?.isSubject || parts.some(({ reads }) => reads !== undefined);
  const note = isRecorded ? noteRead : undefined;

  return (object, output) => {
    if (output.repeat(number, object)) return WRITTEN;
    const { faults, position } = output;
    const sound = faults.count;
    const read: string[] | undefined = note && [];
    for (const { before, key, answerKey, isInherited, write, reads } of parts) {
      const known = faults.count;
      output.writeBytes(before);
      const outcome = write(isInherited ? ownValue(object, key) : object[key], output);
      if (faults.count !== known) faults.within(answerKey, known);
      if (outcome === MISSING) {
        output.rewindToNull(position);
        return NULL;
      }
      if (reads !== undefined && outcome === WRITTEN) read?.push(reads);
    }
    output.writeBytes(end);
    if (read) note?.note(object, read, position, output);
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
        reads: field.reads,
      });
      before = '';
    }
  }
  return { parts, end: Buffer.from(`${before}}`) };
}
