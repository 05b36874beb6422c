import type { StandardAddressRow } from '../loaders';

export const StandardAddress = {
  region: ({ regionCode }: StandardAddressRow) => ({ code: regionCode }),
  grid: ({ gridCode }: StandardAddressRow) => ({ gridCode }),
};
