import { CareCase } from './CareCase';
import { CareDuty } from './CareDuty';
import { CareWorker } from './CareWorker';
import { HealthTotal } from './HealthTotal';
import { RecordStatus } from './RecordStatus';
import { ReoffendingCohort } from './ReoffendingCohort';
import { ServiceAction } from './ServiceAction';

/** Every entity of this subgraph. */
export const entities = [
  CareCase,
  CareDuty,
  CareWorker,
  HealthTotal,
  RecordStatus,
  ReoffendingCohort,
  ServiceAction,
];
