import type { ClientPaths } from './clientPaths';
import type { EntityFacts } from './EntityFacts';
import type { PlanUse } from './planUse';
import type { TypeTable } from './TypeTable';

/** What the parts of one plan are compiled with. */
export interface PlanContext {
  readonly types: TypeTable;
  readonly entities: EntityFacts;
  /** What the client asked for, to place errors. */
  readonly clientPaths: ClientPaths;
  /** What the fetches of the plan have in common. */
  readonly use: PlanUse;
}
