import { unstatedBasis } from '@civicgraph/shared';
import type { Plan, TypePlan } from '../plan/Plan';
import { purposeDirective } from './fieldText';

/** Stands in a schema for the code of the department where it was not given. */
export const unknownOwner = 'OWNER-TO-BE-STATED';

/** What a type is and asks of its readers. A read by a grant is recorded like every other one. */
export function typeDirectives(type: TypePlan, plan: Plan, index: number): string {
  const key = `@key(fields: "${type.key.map(({ field }) => field).join(' ')}")`;
  const access = type.isSubject
    ? `@subject @requiresScopes(scopes: [["person:ref"], ["grant:person"]]) @sensitivity(level: "PERSONAL") ${purposeDirective('person:ref')}`
    : '@authenticated @sensitivity(level: "INTERNAL")';
  return `${key} ${access} ${resourceDirective(type, plan, index)}`;
}

function resourceDirective({ resourceName }: TypePlan, plan: Plan, index: number): string {
  const serial = String(plan.firstSerial + index).padStart(3, '0');
  const cycle = plan.origin.kind === 'MYSQL' ? 'REAL_TIME' : 'MONTHLY';
  return `@resource(
    code: "${plan.owner ?? unknownOwner}-${serial}"
    name: ${JSON.stringify(resourceName)}
    shareType: "CONDITIONAL"
    legalBasis: ${JSON.stringify(plan.legalBasis ?? unstatedBasis)}
    updateCycle: "${cycle}"
    dataLevel: "GENERAL"
  )`;
}
