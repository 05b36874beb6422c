import { MISSING, NULL, WRITTEN, type Writer } from './Writer';

const open = Buffer.from('[');
const comma = Buffer.from(',');
const close = Buffer.from(']');

/** Writes a list; an item that must be a value and is none makes it null. */
export function listWriter(write: Writer): Writer {
  return (values, output) => {
    const { faults, position } = output;
    if (!Array.isArray(values)) {
      faults.add('invalid');
      output.writeAscii('null');
      return NULL;
    }
    output.writeBytes(open);
    for (let index = 0; index < values.length; index++) {
      const known = faults.count;
      if (index > 0) output.writeBytes(comma);
      const outcome = write(values[index], output);
      if (faults.count !== known) faults.within(index, known);
      if (outcome === MISSING) {
        output.rewindToNull(position);
        return NULL;
      }
    }
    output.writeBytes(close);
    return WRITTEN;
  };
}
