/** A query that the explorer opens with. */
export interface ExplorerTab {
  /** The operation's name in it becomes the tab's title. */
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Headers of this tab in place of the preset ones, for example another role's token. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A web page at `/` to write and run operations in. */
export interface ExplorerOptions {
  readonly tabs: readonly ExplorerTab[];
  /** A demo token preset in every tab without headers. Whoever opens the page can read it. */
  readonly token?: string | undefined;
  readonly title?: string | undefined;
  /** Shows the page under `localhost` and loopback addresses only. */
  readonly localOnly?: boolean | undefined;
}
