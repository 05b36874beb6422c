import { isExactNumber } from './isExactNumber';
import { quoteText } from './quoteText';

/**
 * The JSON text of data that came as JSON, long numbers as they came.
 * @throws RangeError when it is nested too deeply to be walked
 */
export function writeJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoteText(value);
    case 'number':
    case 'boolean':
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (isExactNumber(value)) return value.value;
      return Array.isArray(value) ? `[${value.map(writeJson).join(',')}]` : writeMembers(value);
    default:
      return 'null';
  }
}

function writeMembers(object: object): string {
  let text = '';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}${quoteText(key)}:${writeJson(value)}`;
  }
  return `{${text}}`;
}
