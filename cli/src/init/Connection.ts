/** What `hub subgraph init` asks of the hub. */
export interface Connection {
  /** What the process of a subgraph has to be given to run behind this hub. */
  settings(subgraph: string): Promise<{ identityPublicKey: string; fetchKey: string }>;
}
