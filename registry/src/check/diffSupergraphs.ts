import { createApiSchema } from '@civicgraph/shared/supergraph';
import { diffSchema } from '@graphql-inspector/core/diff/schema';

/** Something that clients see change. */
export interface SchemaChange {
  readonly criticality: 'BREAKING' | 'DANGEROUS' | 'SAFE';
  readonly coordinate: string | null;
  readonly message: string;
}

/** What clients see change from one supergraph to another, the worst first. */
export function diffSupergraphs(from: string, to: string): SchemaChange[] {
  if (from === to) return [];
  return diffSchema(createApiSchema(from), createApiSchema(to))
    .map(({ criticality: { level }, path, message }) => ({
      criticality: level === 'NON_BREAKING' ? ('SAFE' as const) : level,
      coordinate: path === undefined ? null : coordinateOf(path),
      message,
    }))
    .sort((a, b) => places.indexOf(a.criticality) - places.indexOf(b.criticality));
}

const places = ['BREAKING', 'DANGEROUS', 'SAFE'];

/** The library writes an argument as a third name: `Query.person.ref` for `Query.person(ref:)`. */
function coordinateOf(path: string): string {
  const [type, field, argument] = path.split('.');
  if (type?.startsWith('@')) return field === undefined ? type : `${type}(${field}:)`;
  if (field === undefined) return path;
  return argument === undefined ? `${type}.${field}` : `${type}.${field}(${argument}:)`;
}
