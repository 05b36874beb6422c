'use strict';
const { operationFromDocument, Supergraph } = require('@apollo/federation-internals');
const { QueryPlanner } = require('@apollo/query-planner');
const { parse } = require('graphql');
const { runPlanner } = require('./runPlanner');

/** What stock Apollo Gateway does with a document that it has no plan for. */
runPlanner(async ({ strippedSdl }) => {
  const supergraph = Supergraph.build(strippedSdl);
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return (text) => {
    const document = parse(text);
    return async () => planner.buildQueryPlan(operationFromDocument(apiSchema, document));
  };
});
