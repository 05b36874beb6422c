import { type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { CareContext } from '../loaders';

const list = 'care-case';

export const Query = {
  async myCareCases(_: unknown, pageArguments: PageArguments, { loaders }: CareContext) {
    const page = parsePage(list, pageArguments);
    const rows = await loaders.ownCasePage(page);
    return toConnection(list, page, rows, (row) => row.care_case_id);
  },

  careCase(_: unknown, { careCaseId }: { careCaseId: string }, { loaders }: CareContext) {
    return loaders.ownCaseById.load(careCaseId);
  },
};
