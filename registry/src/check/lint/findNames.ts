import { findForbiddenNames } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { SourceSchema } from '../schema/SourceSchema';

/** Names that stand for what the hub must not hold. */
export function findNames({ document }: SourceSchema): Finding[] {
  return findForbiddenNames(document).map(({ coordinate, location, message }) =>
    createFinding('FORBIDDEN_NAME', 'ERROR', location, message, { coordinate }),
  );
}
