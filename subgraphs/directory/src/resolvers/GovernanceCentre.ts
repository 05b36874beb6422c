import type { CentreRow } from '../rows';

export const GovernanceCentre = {
  id: (row: CentreRow) => row.centre_id,
  operating: (row: CentreRow) => row.operating === 1,
  meetsStandard: (row: CentreRow) => row.meets_standard === 1,
};
