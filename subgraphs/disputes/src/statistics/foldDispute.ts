import { type City, monthOf } from '@civicgraph/shared';
import { disputeTypeOf } from '../codeLists';
import type { DisputeFacts } from './DisputeFacts';
import {
  acceptedOfField,
  acceptedOfSource,
  acceptedOfType,
  agreedOfType,
  concludedOfType,
} from './disputeRollup';

/** Counts one in a month of a measure. */
export type Count = (month: string, measure: string) => void;

/**
 * What a dispute adds to the statistics of its town: the one definition of every measure. It is counted when it
 * is accepted, when it is concluded, and when what was agreed is due.
 */
export function foldDispute(dispute: DisputeFacts, { today }: City, count: Count): void {
  countAccepted(dispute, count);
  countConcluded(dispute, count);
  countPerformance(dispute, today, count);
}

function countAccepted(dispute: DisputeFacts, count: Count): void {
  if (dispute.accepted_on === null) return;
  const month = monthOf(dispute.accepted_on);
  count(month, 'accepted');
  count(month, acceptedOfType(disputeTypeOf(dispute.type_code)));
  count(month, acceptedOfSource(dispute.source));
  count(month, acceptedOfField(dispute.field_code));
  if (dispute.is_online === 1) count(month, 'online');
  if (isPreLitigation(dispute)) count(month, 'pre_litigation');
}

/** A court hands a dispute over; where the source says otherwise, the mark is a slip of the feed. */
function isPreLitigation({ is_pre_litigation: isMarked, source }: DisputeFacts): boolean {
  return isMarked === 1 && source === 'ENTRUSTED';
}

/** What a party refused was never accepted, and so is never concluded. */
function countConcluded(dispute: DisputeFacts, count: Count): void {
  if (dispute.accepted_on === null || dispute.closed_on === null) return;
  const month = monthOf(dispute.closed_on);
  const type = disputeTypeOf(dispute.type_code);
  count(month, 'concluded');
  count(month, concludedOfType(type));
  if (dispute.status !== 'AGREED') return;
  count(month, 'agreed');
  count(month, agreedOfType(type));
  if (dispute.confirmed_on !== null) count(month, 'confirmed');
}

/** Whoever performs early is not counted before the last day has passed: those who are late would not be either. */
function countPerformance(dispute: DisputeFacts, today: string, count: Count): void {
  const { status, perform_due_on: dueOn } = dispute;
  if (status !== 'AGREED' || dueOn === null || dueOn >= today) return;
  const month = monthOf(dueOn);
  count(month, 'performance_due');
  if (dispute.fulfilled_on !== null) count(month, 'fulfilled');
}
