import { createHash } from 'node:crypto';

const owner = '11990101000101020W';

/** The schema of the examples. */
export const disputesSdl = 'type Query {\n  disputes: [String!]!\n}\n';
export const disputesHash = createHash('sha256').update(disputesSdl).digest('hex');

function version(subgraph: string, number: number, url: string | null, sdl = disputesSdl) {
  return {
    subgraph,
    version: number,
    url,
    sdl,
    sdlHash: createHash('sha256').update(sdl).digest('hex'),
    createdAt: `2026-03-0${number}T08:00:00.125Z`,
    createdBy: `${subgraph} office`,
  };
}

export const disputesVersions = [
  version('disputes', 2, 'http://10.99.0.7:4008/graphql'),
  version('disputes', 1, 'http://10.99.0.7:4008/graphql', 'type Query {\n  old: Int\n}\n'),
];

export const disputes = {
  name: 'disputes',
  owner,
  current: disputesVersions[0],
  versions: ({ first, before = 99 }: { first: number; before?: number }) =>
    disputesVersions.filter(({ version: number }) => number < before).slice(0, first),
};

export const subgraphs = [
  disputes,
  { name: 'housing', owner, current: version('housing', 1, null), versions: [] },
];

export const deletedSubgraph = { name: 'visits', owner, current: null, versions: [] };

export const supergraph = {
  version: 4,
  sdl: 'schema @link(url: "https://specs.apollo.dev/join/v0.5") {\n  query: Query\n}',
  reason: 'PUBLISH',
  subgraph: 'disputes',
  createdAt: '2026-03-02T08:00:00.125Z',
  createdBy: 'disputes office',
  subgraphs: [disputesVersions[0]],
};

export const supergraphs = [
  supergraph,
  { ...supergraph, version: 1, reason: 'START', subgraph: null, createdBy: 'hub' },
];

export const administrator = {
  id: null,
  role: 'ADMINISTRATOR',
  subgraph: null,
  label: 'the hub was started with',
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: '2026-03-02T00:00:00.000Z',
};

export const publisher = {
  ...administrator,
  id: '7',
  role: 'PUBLISHER',
  subgraph: 'disputes',
  label: '调解科 deploy',
  expiresAt: '2026-05-31T08:00:00.000Z',
};

export const status = {
  supergraph,
  gateways: [
    { id: 'a1', version: 4, lastSeenAt: '2026-03-02T09:00:00.500Z' },
    { id: 'b2', version: 3, lastSeenAt: '2026-03-02T09:00:01.500Z' },
    { id: 'c3', version: null, lastSeenAt: '2026-03-02T09:00:02.500Z' },
  ],
  operations: 34,
  operationsForgottenOn: null,
  usageDays: 30,
};

export const historyEntry = {
  id: 12,
  at: '2026-03-02T08:00:00.125Z',
  by: 'disputes office',
  action: 'PUBLISH',
  subgraph: 'disputes',
  outcome: 'ACCEPTED',
  codes: [],
  version: 2,
  supergraphVersion: 4,
  count: 1,
};

export const history = [
  historyEntry,
  {
    ...historyEntry,
    id: 11,
    by: null,
    outcome: 'REFUSED',
    codes: ['REGISTRY_TOKEN_NOT_ACCEPTED'],
    version: null,
    supergraphVersion: null,
    count: 3,
  },
];

const noPlace = { others: [], operations: [], unaffectedOperations: null };

/** One finding of each severity, with everything that a finding may hold. */
export const findings = {
  error: {
    code: 'FORBIDDEN_NAME',
    severity: 'ERROR',
    coordinate: 'Person.riskScore',
    line: 12,
    column: 3,
    message: 'The name "riskScore" stands for a score of persons. Leave the field out.',
    ...noPlace,
  },
  breaking: {
    code: 'BREAKING_CHANGE',
    severity: 'ERROR',
    coordinate: 'Dispute.stage',
    line: null,
    column: null,
    message: 'The field is gone. Keep it, deprecated, until no client asks for it.',
    others: [{ subgraph: 'housing', line: 40, column: 5 }],
    operations: [
      {
        name: 'Wall',
        hash: 'ab'.repeat(32),
        clients: [
          { name: 'wall', version: '1.2', count: 10 },
          { name: null, version: null, count: 2 },
        ],
        count: 12,
        lastUsedOn: '2026-03-01',
        costBefore: null,
        costAfter: null,
      },
    ],
    unaffectedOperations: 33,
  },
  approval: {
    code: 'RIGHTS_WIDENED',
    severity: 'APPROVAL',
    coordinate: 'Dispute.summary',
    line: 30,
    column: 5,
    message: 'More roles could read Dispute.summary than before.',
    ...noPlace,
  },
  warning: {
    code: 'COST_CHANGED',
    severity: 'WARNING',
    coordinate: null,
    line: null,
    column: null,
    message: 'Operations become dearer.',
    others: [],
    operations: [
      {
        name: 'Backlog',
        hash: 'cd'.repeat(32),
        clients: [{ name: 'wall', version: null, count: 1 }],
        count: 1,
        lastUsedOn: '2026-03-01',
        costBefore: 40,
        costAfter: 4000,
      },
    ],
    unaffectedOperations: null,
  },
  info: {
    code: 'MISSING_DESCRIPTION',
    severity: 'INFO',
    coordinate: null,
    line: 3,
    column: 1,
    message: 'A sentence about it helps.',
    ...noPlace,
  },
  unreachable: {
    code: 'SUBGRAPH_UNREACHABLE',
    severity: 'ERROR',
    coordinate: null,
    line: null,
    column: null,
    message: 'Nothing answers at "http://10.99.0.7:4008/graphql". Start the subgraph.',
    ...noPlace,
  },
};

type Found = (typeof findings)[keyof typeof findings];

/** The report of a check that found these. */
export function report(...found: readonly Found[]) {
  const refuses = found.some(({ severity }) => severity === 'ERROR' || severity === 'APPROVAL');
  return { passes: !refuses, sdlHash: disputesHash, findings: found };
}

/** What a publish came to. */
export function published(...found: readonly Found[]) {
  const checked = report(...found);
  return checked.passes
    ? { outcome: 'ACCEPTED', version: 3, supergraphVersion: 5, report: checked }
    : { outcome: 'REFUSED', version: 2, supergraphVersion: 4, report: checked };
}

/** What a registry of the examples answers to everything. */
export const answers = {
  viewer: administrator,
  status,
  subgraphs: ({ includeDeleted }: { readonly includeDeleted: boolean }) =>
    includeDeleted ? [...subgraphs, deletedSubgraph] : subgraphs,
  subgraph: disputes,
  supergraph,
  supergraphs,
  supergraphDiff: [
    {
      criticality: 'BREAKING',
      coordinate: 'Dispute.stage',
      message: 'Field "stage" was removed from object type "Dispute".',
    },
    {
      criticality: 'SAFE',
      coordinate: 'Dispute.agreement',
      message: 'Field "agreement" was added to object type "Dispute".',
    },
  ],
  history: ({ before = 99 }: { readonly before?: number }) =>
    history.filter(({ id }) => id < before),
  tokens: ({ subgraph }: { readonly subgraph?: string }) =>
    subgraph ? [publisher] : [administrator, publisher],
  check: report(),
  publish: published(),
  rollback: { ...published(), version: 1 },
  deleteSubgraph: { ...published(), version: null },
  approve: { ...historyEntry, action: 'APPROVE' },
  createToken: ({ input }: { readonly input: { label: string; subgraph?: string } }) => ({
    token: {
      ...publisher,
      role: input.subgraph ? 'PUBLISHER' : 'ADMINISTRATOR',
      subgraph: input.subgraph,
      label: input.label,
    },
    secret: 'hub_7_…',
  }),
  subgraphSettings: { identityPublicKey: 'MCowBQ…', fetchKey: 'qGx7…' },
  revokeToken: { ...publisher, revokedAt: '2026-03-02T09:00:00.500Z' },
};
