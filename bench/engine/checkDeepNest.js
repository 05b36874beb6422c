'use strict';

const leastBytes = 80_000;
const leastRepeats = 5;

/** @throws unless the answer is as large as it is meant to be, and made of few entities */
exports.checkDeepNest = function checkDeepNest({ data, bytes }) {
  if (bytes < leastBytes) {
    throw new Error(`The answer has ${bytes} bytes. Expected ${leastBytes} at least.`);
  }
  for (const key of ['code', 'gridCode']) {
    const found = valuesOf(key, data);
    const distinct = new Set(found).size;
    if (distinct > 1 && found.length >= distinct * leastRepeats) continue;
    throw new Error(
      `The answer has ${found.length} "${key}", ${distinct} of them different. Expected each in ${leastRepeats} places.`,
    );
  }
};

function valuesOf(key, value) {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(key, item));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key ? [inner] : valuesOf(key, inner),
  );
}
