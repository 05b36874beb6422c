'use strict';
const { parse } = require('graphql');
const pino = require('pino');
const { createGeneration } = require('../../../gateway/dist/engine/civic/Generation');
const { createPlanners } = require('../../../gateway/dist/engine/planners');
const { readSettings } = require('../../../hub/dist/settings');
const { allScopes } = require('../../../shared/dist');
const { runPlanner } = require('./runPlanner');

/** One who may read it all, so that it is all planned. */
const viewer = { scopes: allScopes, purpose: 'CARE_DELIVERY', grant: null };

/** What our engine does with a document that it has no plan for: it plans, and compiles the plan. */
runPlanner(async ({ supergraphSdl }) => {
  const generation = await createGeneration({
    supergraphSdl,
    subgraphs: [],
    planners: createPlanners(readSettings().planner, pino({ level: 'silent' })),
  });
  // As the gateway does before it listens.
  await generation.practise();
  return (source) => {
    const document = parse(source);
    return async () => generation.operation({ document, source, operationName: undefined }, viewer);
  };
});
