import { type PolicyReader, quote, unstatedBasis } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { resourcesOf } from '../schema/policyOf';
import type { SourceSchema } from '../schema/SourceSchema';

/** Entries of the data-resource directory that leave open by which law they are kept. */
export function findUnstatedBases(schema: SourceSchema, reader: PolicyReader): Finding[] {
  return [...schema.types.values()].flatMap(({ name, nodes }) =>
    nodes
      .flatMap((node) => resourcesOf(reader, node) ?? [])
      .map(({ legalBasis }) => legalBasis.trim())
      .filter((basis) => basis === '' || basis === unstatedBasis)
      .map((basis) =>
        createFinding(
          'MISSING_LEGAL_BASIS',
          'ERROR',
          schema.placeOf(name),
          `"@resource" on "${name}" has the legal basis ${quote(basis)}. Expected the law or regulation by which the department keeps this, for example "《中华人民共和国人民调解法》".`,
          { coordinate: name },
        ),
      ),
  );
}
