import { type Cube, elementOf, flatten } from './Cube';

/** A total that its parts do not add up to, or a numerator above its denominator. */
export interface Unbalanced {
  readonly axis: 'areas' | 'periods' | 'measures';
  readonly area: number;
  readonly period: number;
  readonly measure: number;
  readonly total: number;
  readonly parts: number;
}

/** The first place where a sum of the cube does not hold; suppression would protect nothing there. */
export function findUnbalanced(cube: Cube): Unbalanced | null {
  const { values, axes, firstRemainder } = flatten(cube);
  const size = cube.areas * cube.periods;
  const at = (cell: number) => ({
    area: cell % cube.areas,
    period: Math.floor(cell / cube.areas) % cube.periods,
    measure: Math.floor(cell / size),
  });
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    for (const axis of axes) {
      const element = elementOf(axis, cell);
      for (const { total, parts } of axis.sumsOf[element] ?? []) {
        if (element !== total) continue;
        const line = cell - element * axis.stride;
        let sum = 0;
        let isNegative = false;
        for (const part of parts) {
          const added = values[line + part * axis.stride] ?? 0;
          sum += added;
          isNegative ||= added < 0;
        }
        if (sum === value && !isNegative) continue;
        const isRatio = parts.some((part) => axis.name === 'measures' && part >= firstRemainder);
        const numerator = values[line + (parts[0] ?? 0) * axis.stride] ?? 0;
        return { axis: axis.name, ...at(cell), total: value, parts: isRatio ? numerator : sum };
      }
    }
  }
  return null;
}
