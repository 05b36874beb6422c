import { codesOf, defineRollup, type Equation } from '@civicgraph/shared';
import {
  type DisputeField,
  type DisputeSource,
  type DisputeType,
  disputeFields,
  disputeSources,
  disputeTypeCodes,
} from '../codeLists';

export const acceptedOfType = (type: DisputeType) => `accepted_type_${type}`;
export const acceptedOfSource = (source: DisputeSource) =>
  `accepted_source_${source.toLowerCase()}`;
export const acceptedOfField = (field: DisputeField) => `accepted_field_${field.toLowerCase()}`;
export const concludedOfType = (type: DisputeType) => `concluded_type_${type}`;
export const agreedOfType = (type: DisputeType) => `agreed_type_${type}`;

const equations: readonly Equation[] = [
  { total: 'accepted', parts: disputeTypeCodes.map(acceptedOfType) },
  { total: 'accepted', parts: codesOf(disputeSources).map(acceptedOfSource) },
  { total: 'accepted', parts: codesOf(disputeFields).map(acceptedOfField) },
  ratio('accepted', 'online'),
  // Courts hand over, so that these are part of the entrusted ones as well.
  ratio(acceptedOfSource('ENTRUSTED'), 'pre_litigation'),
  { total: 'concluded', parts: disputeTypeCodes.map(concludedOfType) },
  { total: 'agreed', parts: disputeTypeCodes.map(agreedOfType) },
  ratio('concluded', 'agreed'),
  ...disputeTypeCodes.map((type) => ratio(concludedOfType(type), agreedOfType(type))),
  ratio('agreed', 'confirmed'),
  ratio('performance_due', 'fulfilled'),
];

const names = new Set(equations.flatMap(({ total, parts }) => [total, ...parts]));

/** Disputes by town. What each measure counts, and in which month, stands in `foldDispute`. */
export const disputeRollup = defineRollup({
  table: 'dispute_stats',
  threshold: 5,
  finest: 'TOWN',
  measures: [...names].map((name) => ({ name, kind: 'FLOW' as const })),
  equations,
});

function ratio(total: string, part: string): Equation {
  return { total, parts: [part] };
}
