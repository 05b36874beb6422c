import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorsIn } from '@civicgraph/shared';
import { parse as parseCsv } from 'csv-parse/sync';
import { type DocumentNode, Kind } from 'graphql';

/** How the hub answers one indicator of the governance model. */
export interface IndicatorAnswer {
  readonly id: string;
  /** `Type.field` of every field whose description names the id; null when there is none. */
  readonly field: string | null;
  readonly answered: boolean;
  /** Why it is not answered; null when it is. */
  readonly reason: string | null;
}

const modelFile = join(__dirname, '..', '..', 'docs', 'model', 'indicators.csv');
const unanswered = 'No field of any subgraph names it.';

/** Reads off the subgraphs' SDL which field answers which indicator of `docs/model/indicators.csv`. */
export function listIndicators(documents: readonly DocumentNode[]): IndicatorAnswer[] {
  const fields = fieldsById(documents);
  const rows: { id: string }[] = parseCsv(readFileSync(modelFile), { columns: true });
  return rows.map(({ id }) => {
    const names = fields.get(id);
    if (names) return { id, field: names.join(', '), answered: true, reason: null };
    return { id, field: null, answered: false, reason: unanswered };
  });
}

function fieldsById(documents: readonly DocumentNode[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const node of documents.flatMap(({ definitions }) => definitions)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) {
      continue;
    }
    for (const field of node.fields ?? []) {
      for (const id of indicatorsIn(field.description?.value ?? '')) {
        const names = fields.get(id) ?? [];
        fields.set(id, [...names, `${node.name.value}.${field.name.value}`]);
      }
    }
  }
  return fields;
}
