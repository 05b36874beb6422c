import {
  HubError,
  maySeeStatistics,
  parsePeriod,
  parseRegionCode,
  quote,
  regionLevelOf,
} from '@civicgraph/shared';
import type { CareContext } from '../CareContext';
import type { CareStatsParent } from './statistic';

export const Region = {
  __resolveReference: ({ code }: { code: string }) => ({ code: parseRegionCode(code) }),

  async careStats(
    { code }: { code: string },
    { period: text }: { period: string },
    { loaders, viewer }: CareContext,
  ): Promise<CareStatsParent | null> {
    const period = parsePeriod(text);
    if (!maySeeStatistics(viewer, code)) return null;
    if (regionLevelOf(code) === 'VILLAGE') {
      throw new HubError(
        'LEVEL_TOO_FINE',
        `Statistics of care are not published for the village ${quote(code)}. Ask for its town or a larger region.`,
      );
    }
    return { code, period, row: await loaders.statistics({ area: code, period: period.text }) };
  },
};
