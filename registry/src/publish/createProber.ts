import type { Finding } from '../check';
import type { RegistryContext } from './RegistryContext';

/** What a schema of a subgraph finds at an address; null in the process of the gateway, undefined where none is known. */
export type Prober = (url: string | null | undefined) => Promise<readonly Finding[]>;

/** Looks at each address once for one schema, however often it is asked. */
export function createProber({ probe }: RegistryContext, subgraph: string, sdl: string): Prober {
  const probes = new Map<string | null | undefined, ReturnType<Prober>>();
  return (url) => {
    const probing = probes.get(url) ?? probe(subgraph, url, sdl);
    probes.set(url, probing);
    return probing;
  };
}
