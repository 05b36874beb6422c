import { allOf, type PageArguments } from '@civicgraph/shared';
import { accessCounts } from '../events/accessCounts';
import { type AuditEventFilter, auditEvents } from '../events/auditEvents';
import { eventPage } from '../events/eventPage';
import { type MyDataArguments, whoAccessedMyData } from '../events/whoAccessedMyData';
import type { GrantState } from '../grants/GrantRow';
import { grantPage } from '../grants/grantPage';
import { ownGrants, watchedGrants } from '../grants/grantScope';
import type { AccountabilityContext } from '../loaders';

interface GrantArguments extends PageArguments {
  readonly state?: GrantState | null;
}

export const Query = {
  whoAccessedMyData: (_: unknown, words: MyDataArguments, context: AccountabilityContext) =>
    whoAccessedMyData(context, words),

  auditEvents: (
    _: unknown,
    { filter, ...paging }: PageArguments & { readonly filter?: AuditEventFilter | null },
    context: AccountabilityContext,
  ) => auditEvents(context, filter ?? {}, paging),

  myAccesses: (_: unknown, paging: PageArguments, { database, viewer }: AccountabilityContext) =>
    eventPage(database, {
      list: 'myAccesses',
      paging,
      condition: { sql: "r.kind = 'READ' AND r.viewer = ?", parameters: [viewer.id] },
    }),

  accessCounts: (
    _: unknown,
    { period, ...paging }: PageArguments & { readonly period: string },
    context: AccountabilityContext,
  ) => accessCounts(context, period, paging),

  accessRequests: (
    _: unknown,
    { state, toReview, ...paging }: GrantArguments & { readonly toReview: boolean },
    context: AccountabilityContext,
  ) =>
    grantPage(context, {
      list: 'accessRequests',
      paging,
      state,
      condition: allOf(
        watchedGrants(context.viewer),
        toReview
          ? { sql: 'review_due_at IS NOT NULL AND reviewed_at IS NULL', parameters: [] }
          : null,
      ),
    }),

  myGrants: (_: unknown, { state, ...paging }: GrantArguments, context: AccountabilityContext) =>
    grantPage(context, { list: 'myGrants', paging, state, condition: ownGrants(context.viewer) }),
};
