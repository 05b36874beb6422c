/** What the process of a subgraph has to be given to run behind a hub. */
export interface SubgraphSettings {
  /** `HUB_IDENTITY_PUBLIC_KEY`. */
  readonly identityPublicKey: string;
  /** `HUB_FETCH_KEY` of the subgraph: a secret. */
  readonly fetchKey: string;
}

/** A hub that may be asked, with the token of whoever runs the command. */
export interface Connection {
  settings(subgraph: string): Promise<SubgraphSettings>;
  /** The SDL that the other subgraphs have published. */
  otherSchemas(subgraph: string): Promise<readonly string[]>;
}
