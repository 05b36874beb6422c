import { createHash } from 'node:crypto';
import type { ExplorerOptions } from './Explorer';

export interface ExplorerPage {
  readonly html: string;
  /** The only scripts that may run are the page's own, by their hashes; nothing may be fetched but
   * from the hub itself. */
  readonly contentSecurityPolicy: string;
}

/**
 * Renders the page: GraphiQL with its editor, fonts and workers inside (9 MB), so that it works
 * where there is no internet. The package is loaded on the first call, not when the hub starts.
 */
export async function renderExplorer(options: ExplorerOptions): Promise<ExplorerPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const settings = graphiqlSettings(options);
  const page = renderGraphiQL(settings).trimStart();
  const json = JSON.stringify(settings);
  const forget = forgetOldTabs(createHash('sha256').update(json).digest('base64url'));
  const html = page
    // A "</script>" in a query must not end the script.
    .replace(json, () => json.replaceAll('<', '\\u003c'))
    .replace('<script>', () => `<style>${tabStyle}</style><script>${forget}</script><script>`);
  return { html, contentSecurityPolicy: policyFor(html) };
}

function graphiqlSettings({ tabs, token, title = 'CivicGraph' }: ExplorerOptions) {
  const preset = token ? { Authorization: `Bearer ${token}` } : {};
  const [first] = tabs;
  return {
    title,
    endpoint: '/graphql',
    defaultTabs: tabs.map(({ query, variables, headers }) => ({
      query,
      ...(variables && { variables: JSON.stringify(variables, null, 2) }),
      headers: JSON.stringify(headers ?? preset, null, 2),
    })),
    defaultHeaders: JSON.stringify(preset, null, 2),
    // Without these the tab that is open first shows its query only.
    ...(first?.variables && { variables: JSON.stringify(first.variables, null, 2) }),
    shouldPersistHeaders: true,
  };
}

/**
 * Holds every tab where it is: GraphiQL lets tabs be dragged, and in a row that is longer than the
 * page a pressed tab jumps from under the pointer before the click counts. The row shows that it scrolls.
 */
const tabStyle =
  '.graphiql-tab { transform: none !important; } .graphiql-tabs { scrollbar-width: thin !important; }';

/** GraphiQL keeps its tabs in the browser; those of another setup hold tokens that expired. */
function forgetOldTabs(setup: string): string {
  return `
        if (localStorage.getItem('civicgraph:setup') !== '${setup}') {
          for (const key of Object.keys(localStorage)) {
            if (key.startsWith('graphiql:')) localStorage.removeItem(key);
          }
          localStorage.setItem('civicgraph:setup', '${setup}');
        }
      `;
}

function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, body = '']) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    'worker-src blob:',
    // The editor writes its own style elements as one types.
    "style-src 'unsafe-inline'",
    'font-src data:',
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
