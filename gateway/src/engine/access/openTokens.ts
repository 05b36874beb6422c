import {
  HubError,
  isSubjectToken,
  type ReferenceSeal,
  type SubjectTokens,
  type Viewer,
} from '@civicgraph/shared';

export interface TokenOpener {
  readonly tokens: SubjectTokens;
  /** Conceals the id for the subgraph that owns it; without it subgraphs get the bare id. */
  readonly references: ReferenceSeal | undefined;
}

/**
 * Variables with references that subgraphs know in place of the tokens that stand for persons outside, at
 * any depth; the same object when there is none.
 * @throws HubError SUBJECT_TOKEN_NOT_ACCEPTED
 */
export function openTokens<Value>(value: Value, viewer: Viewer, opener: TokenOpener): Value {
  return openValue(value, viewer, opener) as Value;
}

function openValue(value: unknown, viewer: Viewer, opener: TokenOpener): unknown {
  if (typeof value === 'string') {
    return isSubjectToken(value) ? openToken(value, viewer, opener) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => openValue(item, viewer, opener));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value);
  const opened = entries.map(([key, item]) => [key, openValue(item, viewer, opener)] as const);
  const isOpened = opened.some(([, item], index) => item !== entries[index]?.[1]);
  return isOpened ? Object.fromEntries(opened) : value;
}

/**
 * A token that was made for somebody else is as good as one that nobody made. A client can put one at any place, so
 * what a subgraph gets shows nobody who it is, not even when it comes back in the text of an error.
 */
function openToken(token: string, viewer: Viewer, { tokens, references }: TokenOpener): string {
  const opened = tokens.open(viewer, token);
  if (opened) return references?.conceal(viewer, opened.type, opened.id) ?? opened.id;
  throw new HubError(
    'SUBJECT_TOKEN_NOT_ACCEPTED',
    'A reference to a person was not made for this viewer, purpose and quarter. Ask for the person again, and use the reference of that answer.',
  );
}
