import { idOfReference, type SubjectKey } from '@civicgraph/shared';
import type { SubjectFacts } from '@civicgraph/shared/supergraph';
import { type DataObject, isDataObject, ownValue } from '../merge';
import type { Output } from './Output';

/** Notes the reads of the objects of one type. */
export interface ReadNoter {
  /** Whether that there is such an object is personal, whatever is read of it. */
  readonly isSubject: boolean;
  /** `fields` are those of which a value was written; `start` is where the object begins. */
  note(object: DataObject, fields: readonly string[], start: number, output: Output): void;
}

/** @param subject how objects of the type tell whom they are about */
export function createReadNoter(type: string, subject: SubjectFacts | undefined): ReadNoter {
  const bare = [type];
  return {
    isSubject: subject !== undefined,
    note(object, fields, start, output) {
      if (fields.length === 0 && !subject) return;
      output.noteRead({
        start,
        subject: subject && subjectKeyOf(subject, object),
        fields: fields.length > 0 ? fields : bare,
      });
    },
  };
}

function subjectKeyOf({ type, keys }: SubjectFacts, object: DataObject): SubjectKey | undefined {
  const values = keys.map((way) => valueAt(object, way));
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return { type, key: values.join(' ') };
}

/** The key as the owner of the entity knows it, without the seal for a viewer. */
function valueAt(object: DataObject, way: readonly string[]): string | undefined {
  let value: unknown = object;
  for (const step of way) {
    if (!isDataObject(value)) return undefined;
    value = ownValue(value, step);
  }
  if (typeof value === 'string') return idOfReference(value);
  return typeof value === 'number' ? String(value) : undefined;
}
