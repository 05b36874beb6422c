import { identityHeader, type Subgraph } from '@civicgraph/shared';
import { createHttpSubgraph } from '../..';
import type { FakeSubgraph } from '../../__tests__/fixtures/fakeSubgraph';
import { type FakeServer, fakeServer } from '../../engine/transports/__tests__/fakeServer';

export interface ServedFake {
  readonly subgraph: Subgraph;
  readonly server: FakeServer;
  /** Answers what was held back. */
  release(): void;
}

/** Puts a fake behind HTTP; fetches whose body holds one of the words are held back. */
export async function serveFake(fake: FakeSubgraph, held: readonly string[]): Promise<ServedFake> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await fakeServer(async (response, { body, headers }) => {
    if (held.some((word) => body.includes(word))) await gate;
    const identity = headers[identityHeader] as string;
    const answer = await fake.execute({ ...JSON.parse(body), identity });
    response.end(JSON.stringify(answer));
  });
  return { subgraph: createHttpSubgraph({ name: fake.name, url: server.url }), server, release };
}
