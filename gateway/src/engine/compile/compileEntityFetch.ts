import type { SubgraphResponse } from '@civicgraph/shared';
import { cloneData, type DataObject, isDataObject, mergeObjects, ownValue } from '../merge';
import type { EntityFetchNode } from '../plan';
import { answerInvalid } from '../transports/subgraphFailure';
import {
  type Collection,
  type CollectionOptions,
  compileCollection,
  type Targets,
} from './compileCollection';
import { type CompiledList, compileList } from './compileList';
import type { PlanContext } from './PlanContext';
import { placeEntityErrors } from './placeEntityErrors';
import type { Run, Step } from './Run';
import { reportErrors } from './reportErrors';
import { restOfFetch } from './restOfFetch';

/**
 * Compiles a fetch of entities: representations are built from what is there, each once, and the
 * answers complete the objects in place.
 */
export function compileEntityFetch(
  node: EntityFetchNode,
  context: PlanContext,
  unlike?: CollectionOptions['unlike'],
): Step {
  const { subgraph, query, operationName } = node;
  const isConditional = /@(skip|include)\b/.test(query);
  const groups = [...new Set(node.lists.map(({ variable }) => variable))].map((variable) => {
    const lists = node.lists.filter((list) => list.variable === variable);
    return {
      prefix: `${JSON.stringify(variable)}:`,
      lists: lists.map((list) => compileList(list, context.types)),
      collect: compileCollection(lists, context, { isConditional, unlike }),
    };
  });
  const rest = unlike ? undefined : compileRest(node, context);
  let mayShare: boolean | undefined;
  const request = {
    node,
    subgraph,
    query,
    operationName,
    isMutation: false,
    isShareable: context.use.isRepeated(node),
  };

  return (run) => {
    if (run.isAborted()) return;
    const collections = groups.map(({ collect }) => collect(run));
    const entities = collections.reduce((sum, { asked }) => sum + asked.size, 0);
    const others = collections.some(({ hasMissing }) => hasMissing) ? rest?.(run) : undefined;
    if (entities === 0) return others;
    const fetched = fetchEntities(run, collections, entities);
    return others ? inBoth(fetched, others) : fetched;
  };

  async function fetchEntities(
    run: Run,
    collections: readonly Collection[],
    entities: number,
  ): Promise<void> {
    let variablesText = run.variablesText(node.variables);
    for (const [index, { asked }] of collections.entries()) {
      variablesText += `${variablesText === '' ? '' : ','}${groups[index]?.prefix}${asked.toText()}`;
    }
    const response = await run.send({
      ...request,
      entities,
      variablesText: `{${variablesText}}`,
    });
    const lists = listsOf(collections);
    const { data } = response;
    const isWhole =
      !data || lists.every(({ list, size }) => isListOf(ownValue(data, list.field), size));
    if (response.errors) report(run, response, lists);
    if (!isWhole) {
      report(run, answerInvalid(subgraph, 'not one entity for each representation'), lists);
    }
    if (!data || !isWhole) return;
    for (const { list, targets } of lists) {
      complete(run, ownValue(data, list.field) as readonly unknown[], targets, list);
    }
  }

  /** Each list with what it asked for and what it completes. */
  function listsOf(collections: readonly Collection[]): readonly AskedList[] {
    return groups.flatMap(({ lists }, group) =>
      lists.map((list, index) => {
        const { asked, targets = [] } = collections[group] ?? {};
        return { list, size: asked?.size ?? 0, targets: targets[index] ?? noTargets };
      }),
    );
  }

  function complete(
    run: Run,
    entities: readonly unknown[],
    targets: Targets,
    { rewrite }: CompiledList,
  ): void {
    if (rewrite) for (const entity of entities) if (isDataObject(entity)) rewrite(entity);
    const used = new Uint8Array(entities.length);
    for (const [index, target] of targets.objects.entries()) {
      const slot = targets.slots[index] ?? -1;
      const entity = entities[slot];
      if (!isDataObject(entity)) continue;
      keepConcreteType(entity, target);
      if (used[slot]) mayShare ??= context.use.maySharePlaces(node);
      if (used[slot] && !mayShare) mergeObjects(target, cloneData(entity));
      else {
        if (used[slot]) run.isGraph = true;
        mergeObjects(target, entity);
      }
      used[slot] = 1;
    }
  }

  /** A subgraph that knows only the interface would make an object's type its name. */
  function keepConcreteType(entity: DataObject, target: DataObject): void {
    const { __typename } = entity;
    if (typeof __typename !== 'string' || target.__typename === __typename) return;
    if (target.__typename !== undefined && context.types.isAbstract(__typename)) {
      entity.__typename = target.__typename;
    }
  }

  function report(run: Run, response: SubgraphResponse, lists: readonly AskedList[]): void {
    const places = placeEntityErrors(node, lists, run.data, context.clientPaths);
    reportErrors(run.errors, subgraph, response, places);
  }
}

interface AskedList {
  readonly list: CompiledList;
  /** How many entities were asked for. */
  readonly size: number;
  readonly targets: Targets;
}

/** Asks less of the entities that lack something which only some of the fields require. */
function compileRest(node: EntityFetchNode, context: PlanContext): Step | undefined {
  const rest = restOfFetch(node, context.entities);
  if (!rest) return undefined;
  const whole = new Map(node.lists.map(({ field, requires }) => [field, requires]));
  return compileEntityFetch(rest, context, whole);
}

async function inBoth(one: Promise<void>, other: Promise<void>): Promise<void> {
  await Promise.all([one, other]);
}

const noTargets: Targets = { objects: [], slots: [] };

function isListOf(value: unknown, size: number): boolean {
  return Array.isArray(value) && value.length === size;
}
