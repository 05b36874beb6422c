import type { CompositionPlace, CompositionProblem } from '@civicgraph/shared/supergraph';
import type { Finding, OtherPlace, Severity } from '../CheckReport';
import { createForeignFinding } from '../createFinding';

/** An error of composition as a finding, under Apollo's code. */
export function errorFinding(error: CompositionProblem, checked: string | null): Finding {
  return problemFinding(error, checked, 'ERROR');
}

/** A remark of composition as a finding; what it quotes at length is left out. */
export function hintFinding(hint: CompositionProblem, checked: string | null): Finding {
  const [first = ''] = hint.message.split('\n');
  return problemFinding({ ...hint, message: first.replace(/:$/, '.') }, checked, 'INFO');
}

function problemFinding(
  { code, message, places }: CompositionProblem,
  checked: string | null,
  severity: Severity,
): Finding {
  const own = places.find(({ subgraph }) => subgraph === checked);
  const others = places.filter(({ subgraph }) => subgraph !== checked).map(otherPlace);
  return createForeignFinding(code, severity, own?.location ?? null, message, { others });
}

function otherPlace({ subgraph, location }: CompositionPlace): OtherPlace {
  return { subgraph, line: location?.line ?? null, column: location?.column ?? null };
}
