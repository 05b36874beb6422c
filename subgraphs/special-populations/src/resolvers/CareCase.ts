import { type Condition, type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { CareCaseRow, CareContext } from '../loaders';
import { conditionOf, type ServiceFilter } from './serviceState';

const list = 'service-action';

export const CareCase = {
  __resolveReference: ({ careCaseId }: { careCaseId: string }, { loaders }: CareContext) =>
    loaders.ownCaseById.load(careCaseId),

  careCaseId: (row: CareCaseRow) => row.care_case_id,
  openedOn: (row: CareCaseRow) => row.opened_on,
  endsOn: (row: CareCaseRow) => row.ends_on,
  closedOn: (row: CareCaseRow) => row.closed_on,
  legalBasis: (row: CareCaseRow) => row.legal_basis,
  leadDepartment: (row: CareCaseRow) => ({ uscc: row.lead_department }),
  grid: (row: CareCaseRow) => ({ gridCode: row.grid_code }),

  /** Sealed: this viewer may follow the edge, because the case is an own one. */
  subject: (row: CareCaseRow, _: unknown, { references, viewer }: CareContext) => ({
    ref: references.seal(viewer, 'Person', row.person_ref),
  }),

  async services(row: CareCaseRow, given: ServiceFilter & PageArguments, { loaders }: CareContext) {
    const page = parsePage(list, given);
    const condition: Condition | null = conditionOf(given, await loaders.asOf());
    const rows = await loaders.servicePage.load({
      parent: row.care_case_id,
      page,
      ...(condition && { condition }),
    });
    return toConnection(list, page, rows, (action) => action.agenda_key);
  },
};
