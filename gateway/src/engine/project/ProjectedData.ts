import type { FormattedExecutionResult } from 'graphql';
import { writeJson } from '../json';

/** The `data` of an answer as the bytes it leaves as. */
export class ProjectedData {
  /** `bytes` is JSON in UTF-8: `{"data":{…}}`. */
  constructor(readonly bytes: Buffer) {}
}

/** Writes an answer; projected data goes in as it is. */
export function writeAnswer({ data, ...others }: AnswerToWrite): Buffer {
  if (!(data instanceof ProjectedData)) return Buffer.from(writeJson({ ...others, data }));
  const rest = writeJson(others);
  if (rest === '{}') return data.bytes;
  return Buffer.concat([data.bytes.subarray(0, -1), Buffer.from(`,${rest.slice(1)}`)]);
}

type AnswerToWrite = Omit<FormattedExecutionResult, 'data'> & { readonly data?: unknown };
