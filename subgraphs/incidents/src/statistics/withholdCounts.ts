import { ancestorsOf } from '@civicgraph/shared';

/** Counts from 1 to threshold - 1 are never published. */
const threshold = 5;

interface Cell {
  readonly value: number;
  withheld: boolean;
  /** Whether withholding it hides anything: not when all of its area is of one category. */
  readonly canHide: boolean;
}

/** Cells that add up to a total: that of the area above, or null for the size of the area itself. */
interface Line {
  readonly total: Cell | null;
  readonly parts: readonly Cell[];
}

/**
 * Cell suppression for villages counted by category (Hundepool et al., Statistical Disclosure Control,
 * Wiley, 2012, chapter 4), after the rules that rollups have, but for one thing: how many villages an area
 * has is no secret, so that this total can neither be withheld nor protect anything.
 *
 * Counts from 1 to 4 are withheld; then, until nothing changes, the smallest further counts
 * that keep them from following by subtraction from the other categories, or from the areas beside
 * and above. An area of fewer than 5 villages shows nothing, not even zeros.
 *
 * @param byArea by the code of every area down to the towns: its villages by category
 * @returns by area and category, whether the count is withheld
 */
export function withholdCounts(
  byArea: ReadonlyMap<string, readonly number[]>,
): Map<string, boolean[]> {
  const cellsByArea = new Map([...byArea].sort().map(([area, counts]) => [area, cellsOf(counts)]));
  const lines = linesOf(cellsByArea);
  // A cell withheld in one line may leave another one unsafe.
  while (lines.filter(makeSafer).length > 0);
  return new Map(
    [...cellsByArea].map(([area, cells]) => [
      area,
      cells.map(({ withheld }) => withheld || sizeOf(byArea.get(area) ?? []) < threshold),
    ]),
  );
}

function linesOf(cellsByArea: ReadonlyMap<string, readonly Cell[]>): Line[] {
  const below = new Map<string, (readonly Cell[])[]>(
    [...cellsByArea.keys()].map((area) => [area, []]),
  );
  for (const [area, cells] of cellsByArea) below.get(ancestorsOf(area)[0] ?? '')?.push(cells);
  return [...cellsByArea].flatMap(([area, cells]) => [
    { total: null, parts: cells },
    ...cells.map((total, category) => ({
      total,
      parts: (below.get(area) ?? []).flatMap((parts) => parts[category] ?? []),
    })),
  ]);
}

function cellsOf(counts: readonly number[]): Cell[] {
  const isMixed = counts.filter((count) => count > 0).length > 1;
  return counts.map((value) => ({
    value,
    withheld: value > 0 && value < threshold,
    canHide: isMixed,
  }));
}

/** Withholds one more cell of a line that needs it. @returns whether it did */
function makeSafer({ total, parts }: Line): boolean {
  const withheld = parts.filter((part) => part.withheld);
  if (total?.withheld ? withheld.length > 0 : isSafe(withheld)) return false;
  const [partner = total] = parts
    .filter((part) => !part.withheld && part.value > 0 && part.canHide)
    .sort((left, right) => left.value - right.value);
  if (!partner?.canHide || partner.withheld) return false;
  partner.withheld = true;
  return true;
}

/** Whether no one of the cells follows from their sum, nor that one of them is below the threshold. */
function isSafe(withheld: readonly Cell[]): boolean {
  if (withheld.length === 0) return true;
  const sum = withheld.reduce((added, { value }) => added + value, 0);
  return withheld.length > 1 && sum >= threshold + withheld.length - 1;
}

function sizeOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
