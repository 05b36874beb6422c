import type { Colors } from 'picocolors/types';
import type { HubClient } from '../api/createHubClient';
import type { Operation } from '../api/Operation';
import type { Terminal } from '../terminal/Terminal';

/** What a command works with once its options are read. */
export interface Session extends HubClient {
  readonly terminal: Terminal;
  readonly colors: Colors;
  /** Asks about one subgraph; an error that its name may be the cause of tells the nearest name that there is. */
  askAbout<Data, Variables>(
    subgraph: string,
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /**
   * Prints an answer: as JSON when that is asked for, else as `text` puts it. A line break follows, but for a text
   * that is to stay byte for byte as it is.
   */
  print<Data>(data: Data, text: (data: Data) => string, exactly?: 'exactly'): void;
}
