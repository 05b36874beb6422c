import {
  type AreaStatistics,
  codesOf,
  isWithin,
  noDataCell,
  publishedCell,
  type Ratio,
  ratioOf,
  suppressedCell,
} from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';
import { colours } from '../statistics/villageColours';

/** Villages without a criminal case, of all. Each of them says so itself: a count of 0 is never withheld. */
export async function zeroIncidentAreas(
  { area, period, row }: AreaStatistics,
  { loaders }: IncidentsContext,
): Promise<Ratio> {
  if (!row) return ratioOf(noDataCell, noDataCell);
  const { criminalByVillage } = await loaders.villagesByPeriod.load(period.text);
  const counts = [...criminalByVillage].filter(([village]) => isWithin(village, area));
  const without = counts.filter(([, criminal]) => criminal === 0);
  return ratioOf(publishedCell(without.length), publishedCell(counts.length));
}

/** Villages by colour. */
export async function zeroThreeColours(
  { area, period, row }: AreaStatistics,
  { loaders }: IncidentsContext,
) {
  const villages = row && (await loaders.villagesByPeriod.load(period.text));
  const counts = villages?.coloursByArea.get(area);
  return codesOf(colours).map((code) => {
    const count = counts?.[code] ?? null;
    const withheld = row ? suppressedCell : noDataCell;
    return { code, label: colours[code], cell: count === null ? withheld : publishedCell(count) };
  });
}
