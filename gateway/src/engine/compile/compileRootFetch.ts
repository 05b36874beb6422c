import type { SubgraphResponse } from '@civicgraph/shared';
import { cloneData, mergeObjects } from '../merge';
import type { RootFetchNode } from '../plan';
import { compilePath, type ResponsePath } from './compilePath';
import { compileRewrites, renamedPath } from './compileRewrites';
import { readFetchShape } from './FetchShape';
import type { PlanContext } from './PlanContext';
import type { Run, Step } from './Run';
import { reportErrors } from './reportErrors';

/** Compiles a fetch of root fields. */
export function compileRootFetch(node: RootFetchNode, context: PlanContext): Step {
  const { subgraph, query, operationName, variables } = node;
  const path = compilePath(node.at, context.types);
  const rewrite = compileRewrites(node.outputRewrites, context.types);
  const request = {
    node,
    subgraph,
    query,
    operationName,
    isMutation: node.operationKind === 'mutation',
    isShareable: node.operationKind === 'query' && context.use.isRepeated(node),
    entities: 0,
  };

  return async (run) => {
    if (run.isAborted()) return;
    const targets = path.collect(run.data, true);
    if (targets.length === 0) return;
    const response = await run.send({
      ...request,
      variablesText: `{${run.variablesText(variables)}}`,
    });
    if (response.errors) report(run, response);
    const { data } = response;
    if (!data) return;
    rewrite?.(data);
    for (const [index, target] of targets.entries()) {
      mergeObjects(target, index === 0 ? data : cloneData(data));
    }
  };

  function report(run: Run, response: SubgraphResponse): void {
    const at = path.locate(run.data).map((located) => located.path);
    const { clientPaths } = context;
    const place = (inner: ResponsePath) =>
      at.map((outer) =>
        clientPaths.visible([...outer, ...renamedPath(inner, node.outputRewrites)]),
      );
    reportErrors(run.errors, subgraph, response, {
      of: place,
      ofAll: () => readFetchShape(query, false).rootKeys.flatMap((key) => place([key])),
    });
  }
}
