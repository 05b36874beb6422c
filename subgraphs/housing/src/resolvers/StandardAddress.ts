import type { StandardAddressRow } from '../loaders';

export const StandardAddress = {
  addressCode: (row: StandardAddressRow) => row.address_code,
  region: (row: StandardAddressRow) => ({ code: row.region_code }),
  grid: (row: StandardAddressRow) => ({ gridCode: row.grid_code }),
};
