import type { HousingContext } from '../loaders';
import { dwellingOf } from './dwellingOf';

export const Query = {
  dwelling: (_: unknown, { dwellingCode }: { dwellingCode: string }, context: HousingContext) =>
    dwellingOf(context, dwellingCode),
};
