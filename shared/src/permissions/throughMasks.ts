import { type FieldMask, maskText } from '../policy';

/**
 * What a resolver gives, behind masks: each text of it, in lists too, now or when a promise is kept; null stays
 * null. `TOKEN` is not put on here: tokens are made where answers leave the hub. What is no text is masked as
 * one, so that a type it does not fit refuses it.
 */
export function throughMasks(masks: readonly FieldMask[], value: unknown): unknown {
  if (masks.length === 0 || value === null || value === undefined) return value;
  if (value instanceof Promise) return value.then((kept) => throughMasks(masks, kept));
  if (Array.isArray(value)) return value.map((one) => throughMasks(masks, one));
  return masks.reduce<unknown>(
    (text, { as }) => (as === 'TOKEN' ? text : maskText(as, String(text))),
    value,
  );
}
