import type { DemoIssuer, ExplorerOptions } from '@civicgraph/gateway';
import type { Example } from './examples';
import { parseTokenArguments } from './tokenArguments';

/** The explorer with every example in a tab of its own, each as the viewer it is meant for. */
export async function explorerTabs(
  examples: readonly Example[],
  issuer: DemoIssuer,
): Promise<ExplorerOptions> {
  const tabs = await Promise.all(
    examples.map(async ({ query, variables, viewer }) => {
      const token = await issuer.issueToken(parseTokenArguments(viewer));
      return { query, variables, headers: { authorization: `Bearer ${token}` } };
    }),
  );
  const token = await issuer.issueToken({ role: 'DASH' });
  return { title: 'CivicGraph', tabs, token, localOnly: true };
}
