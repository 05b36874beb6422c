import { LeaderReception } from './LeaderReception';
import { Petition } from './Petition';
import { PetitionContent } from './PetitionContent';
import { Petitioner } from './Petitioner';
import { ReferenceDay } from './ReferenceDay';
import { Referral } from './Referral';
import { ResponsibleDepartment } from './ResponsibleDepartment';

export const entities = [
  Petition,
  Petitioner,
  PetitionContent,
  LeaderReception,
  ResponsibleDepartment,
  ReferenceDay,
  Referral,
];
