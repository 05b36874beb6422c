import type { DemoIssuer, ExplorerOptions } from '@civicgraph/gateway';
import type { Example } from './examples';
import { purposeHeader } from './purposeHeader';
import { parseTokenArguments } from './tokenArguments';

/** The explorer with every example in a tab of its own, each as the viewer it is meant for. */
export async function explorerTabs(
  examples: readonly Example[],
  issuer: DemoIssuer,
): Promise<ExplorerOptions> {
  const tabs = await Promise.all(
    examples.map(async ({ query, variables, viewer }) => {
      const claims = parseTokenArguments(viewer);
      const authorization = `Bearer ${await issuer.issueToken(claims)}`;
      return { query, variables, headers: { authorization, ...purposeHeader(claims) } };
    }),
  );
  const token = await issuer.issueToken(parseTokenArguments(['--role', 'dash']));
  return { title: 'CivicGraph', tabs, token, localOnly: true };
}
