import type { AssessmentRow } from '../rows';
import { disclosedCount, disclosedRatio } from './disclosedAssessment';

export const Assessment = {
  period: (row: AssessmentRow) => row.assessed_period,
  ratio: disclosedRatio,
  count: disclosedCount,
  sampled: (row: AssessmentRow) => row.sampled === 1,
  /** A withheld value is compared with nothing: the outcome would tell something about it. */
  met(row: AssessmentRow) {
    const value = disclosedRatio(row)?.value ?? disclosedCount(row);
    return value === null || row.target === null ? null : value >= row.target;
  },
};
