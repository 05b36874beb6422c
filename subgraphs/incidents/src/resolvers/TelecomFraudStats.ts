import { type AreaStatistics, ratioOf } from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';
import { dissuaded } from './returns';
import { amount, fromSafetyRow, partCell } from './safetyCells';

const count = partCell('telecom_fraud');

export const TelecomFraudStats = {
  count: fromSafetyRow('COUNTY', count),
  // No yuan lost would tell that there was no case.
  lossYuan: fromSafetyRow('COUNTY', (safety) =>
    count(safety).suppressed ? null : amount('fraud_loss_yuan')(safety),
  ),
  clearance: fromSafetyRow('COUNTY', (safety) =>
    ratioOf(partCell('telecom_fraud_solved')(safety), count(safety)),
  ),
  recoveredYuan: fromSafetyRow('COUNTY', amount('fraud_recovered_yuan')),
  dissuaded: (statistics: AreaStatistics, _: unknown, context: IncidentsContext) =>
    dissuaded(statistics, context),
};
