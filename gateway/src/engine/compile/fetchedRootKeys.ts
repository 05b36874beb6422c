import { fetchesOf, type Plan } from '../plan';
import { readFetchShape } from './FetchShape';

/** The keys of the answer's root that the fetches of a plan bring, under whatever conditions. */
export function fetchedRootKeys(plan: Plan): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const fetch of fetchesOf(plan)) {
    if (fetch.kind === 'entityFetch' || fetch.at.length > 0) continue;
    for (const key of readFetchShape(fetch.query, false).rootKeys) keys.add(key);
    for (const rewrite of fetch.outputRewrites) {
      if (rewrite.kind === 'rename' && rewrite.path.length === 1) keys.add(rewrite.to);
    }
  }
  return keys;
}
