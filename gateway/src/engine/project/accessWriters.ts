import { type FieldMask, maskText } from '@civicgraph/shared';
import type { Denial } from '../../policy';
import { isExactNumber } from '../json';
import { MISSING, NULL, WRITTEN, type Writer } from './Writer';

/** The writer of a field that the viewer may not read. */
export function deniedWriter(denial: Denial, isRequired: boolean): Writer {
  return (_value, output) => {
    output.faults.add(denial);
    if (isRequired) return MISSING;
    output.writeAscii('null');
    return NULL;
  };
}

/**
 * The writer of a leaf whose values leave as something else: masked, or as a token that stands for them.
 *
 * @param tokenType the type whose key it is, where that is of persons
 * @param coordinate `Type.field`, for tokens of other values
 */
export function disguiseWriter(
  masks: readonly FieldMask[],
  tokenType: string | undefined,
  coordinate: string,
): Writer {
  const isToken = tokenType !== undefined || masks.some(({ as }) => as === 'TOKEN');
  const type = tokenType ?? coordinate;
  return (value, output) => {
    const text = textOf(value);
    if (text === undefined || (isToken && !output.seal)) {
      output.faults.add('invalid');
      output.writeAscii('null');
      return NULL;
    }
    let shown = text;
    for (const { as } of masks) if (as !== 'TOKEN') shown = maskText(as, shown);
    output.writeString(isToken && output.seal ? output.seal(type, shown) : shown);
    return WRITTEN;
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isExactNumber(value) ? value.value : undefined;
}
