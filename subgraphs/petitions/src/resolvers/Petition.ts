import { addDays } from '@civicgraph/shared';
import { categoryLabel } from '../codeLists';
import { deadlineOf, reviewDays } from '../deadlines';
import type { PetitionsContext } from '../loaders';
import type { PetitionRow } from '../PetitionRow';
import { petitionOf } from './petitionOf';

export const Petition = {
  __resolveReference: ({ petitionId }: { petitionId: string }, context: PetitionsContext) =>
    petitionOf(context, petitionId),
  /** For a resident with a seal: the number alone opens nothing for them, neither here nor elsewhere. */
  petitionId: ({ petition_id }: PetitionRow, _: unknown, context: PetitionsContext) =>
    context.viewer.role === 'SUBJECT'
      ? context.references.seal(context.viewer, 'Petition', petition_id)
      : petition_id,
  categoryLabel: (row: PetitionRow) => categoryLabel(row.category),
  region: (row: PetitionRow) => ({ code: row.region_code }),
  responsible: (row: PetitionRow) => ({ uscc: row.responsible }),
  registeredAt: (row: PetitionRow) => row.registered_on,
  acceptDueAt: (row: PetitionRow) => row.accept_due_on,
  acceptedAt: (row: PetitionRow) => row.accepted_on,
  closeDueAt: (row: PetitionRow) => row.close_due_on,
  extendedTo: (row: PetitionRow) => row.extended_to,
  closedAt: (row: PetitionRow) => row.closed_on,
  async overdue(row: PetitionRow, _: unknown, { loaders }: PetitionsContext) {
    const dueOn = deadlineOf(row);
    if (dueOn === null || row.closed_on !== null || row.withdrawn === 1) return false;
    return dueOn < (await loaders.today());
  },
  reviewUntil: (row: PetitionRow) => daysAfter(row.closed_on, reviewDays),
  reviewAskedAt: (row: PetitionRow) => row.review_asked_on,
  reviewDueAt: (row: PetitionRow) => daysAfter(row.review_asked_on, reviewDays),
  reviewClosedAt: (row: PetitionRow) => row.review_closed_on,
  groupSize: (row: PetitionRow) => groupBand(row.group_size),
  satisfaction: (row: PetitionRow) => ({
    office: row.satisfaction_office,
    unit: row.satisfaction_unit,
  }),
  petitioner: (row: PetitionRow, _: unknown, { loaders }: PetitionsContext) =>
    loaders.petitionerOf.load(row.petition_id),
  async content(row: PetitionRow, _: unknown, { cipher, loaders }: PetitionsContext) {
    const kept = await loaders.contentOf.load(row.petition_id);
    return kept && cipher.decrypt('petition_content.content', kept.content);
  },
  referrals: (row: PetitionRow, _: unknown, { loaders }: PetitionsContext) =>
    loaders.referralsOf.load(row.petition_id),
};

function daysAfter(date: string | null, days: number): string | null {
  return date === null ? null : addDays(date, days);
}

/** The exact size of a small group could tell who they are. */
function groupBand(size: number): string {
  if (size >= 5) return '5+';
  return size >= 2 ? '2-4' : '1';
}
