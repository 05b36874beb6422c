import { ratioOf } from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';
import { dissuaded } from './returns';
import { amount, fromSafetyRow, partCell } from './safetyCells';
import type { IncidentStatistics } from './statisticsOf';

const count = partCell('telecom_fraud');

export const TelecomFraudStats = {
  count: fromSafetyRow('COUNTY', count),
  lossYuan: fromSafetyRow('COUNTY', amount('fraud_loss_yuan')),
  clearance: fromSafetyRow('COUNTY', (row) =>
    ratioOf(partCell('telecom_fraud_solved')(row), count(row)),
  ),
  recoveredYuan: fromSafetyRow('COUNTY', amount('fraud_recovered_yuan')),
  dissuaded: (statistics: IncidentStatistics, _: unknown, context: IncidentsContext) =>
    dissuaded(statistics, context),
};
