import { DrugSeizure } from './DrugSeizure';
import { FraudDissuasion } from './FraudDissuasion';
import { Incident } from './Incident';
import { ListedArea } from './ListedArea';
import { OrganisedCrime } from './OrganisedCrime';
import { PatrolDeployment } from './PatrolDeployment';

export const entities = [
  Incident,
  FraudDissuasion,
  PatrolDeployment,
  OrganisedCrime,
  DrugSeizure,
  ListedArea,
];
