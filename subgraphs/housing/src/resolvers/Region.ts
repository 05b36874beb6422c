import { parseRegionCode } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';
import { statisticsOf } from './statisticsOf';

export const Region = {
  __resolveReference: ({ code }: { code: string }) => ({ code: parseRegionCode(code) }),
  housingStats: (
    { code }: { code: string },
    { period }: { period: string },
    context: HousingContext,
  ) => statisticsOf(context, code, period),
};
