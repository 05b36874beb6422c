import { approveAccess } from '../grants/approveAccess';
import { type BreakGlassInput, breakGlass } from '../grants/breakGlass';
import { type AccessRequestInput, requestAccess } from '../grants/requestAccess';
import { type ReviewArguments, reviewBreakGlass } from '../grants/reviewBreakGlass';
import { revokeAccess } from '../grants/revokeAccess';
import type { AccountabilityContext } from '../loaders';

interface GrantId {
  readonly grantId: string;
}

export const Mutation = {
  requestAccess: (
    _: unknown,
    { input }: { readonly input: AccessRequestInput },
    context: AccountabilityContext,
  ) => requestAccess(context, input),

  approveAccess: (_: unknown, { grantId }: GrantId, context: AccountabilityContext) =>
    approveAccess(context, grantId),

  revokeAccess: (_: unknown, { grantId }: GrantId, context: AccountabilityContext) =>
    revokeAccess(context, grantId),

  breakGlass: (
    _: unknown,
    { input }: { readonly input: BreakGlassInput },
    context: AccountabilityContext,
  ) => breakGlass(context, input),

  reviewBreakGlass: (_: unknown, review: ReviewArguments, context: AccountabilityContext) =>
    reviewBreakGlass(context, review),
};
