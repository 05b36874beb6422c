import type { Supergraph, TokenInfo } from '../answers';
import { operation } from '../Operation';
import { tokenFields } from './tokens';

export interface Status {
  readonly supergraph: Supergraph | null;
  readonly gateways: readonly {
    readonly id: string;
    readonly version: number | null;
    readonly lastSeenAt: string;
  }[];
  readonly operations: number;
  readonly operationsForgottenOn: string | null;
  readonly usageDays: number;
}

/** What runs, and who asks. */
export const statusOperation = operation<
  { readonly viewer: TokenInfo; readonly status: Status },
  Record<string, never>
>(`query Status {
  viewer { ${tokenFields} }
  status {
    supergraph { version reason subgraph createdAt createdBy }
    gateways { id version lastSeenAt }
    operations
    operationsForgottenOn
    usageDays
  }
}`);
