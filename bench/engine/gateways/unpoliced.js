'use strict';
const { Kind, parse, print, visit } = require('graphql');
const { openCivic } = require('./openCivic');
const { runGateway } = require('./runGateway');

const federation = /^https:\/\/specs\.apollo\.dev\//;
const policyDirectives = new Set([
  'authenticated',
  'requiresScopes',
  'policy',
  'subject',
  'sensitivity',
  'mask',
  'purpose',
  'resource',
  'composeDirective',
  'federation__composeDirective',
]);

/** Our gateway before subgraphs that say nothing of who may read what: what the policy costs it. */
runGateway((facts) => openCivic(facts, withoutPolicy));

function withoutPolicy(subgraph) {
  return {
    ...subgraph,
    async execute(request) {
      const answer = await subgraph.execute(request);
      const sdl = answer.data?._service?.sdl;
      if (sdl === undefined) return answer;
      return { data: { _service: { sdl: print(visit(parse(sdl), stripping)) } } };
    },
  };
}

const stripping = {
  Directive: (node) =>
    policyDirectives.has(node.name.value) || isForeignLink(node) ? null : undefined,
  SchemaExtension: {
    leave: ({ directives }) => (directives.length === 0 ? null : undefined),
  },
  DirectiveDefinition: ({ name }) => (policyDirectives.has(name.value) ? null : undefined),
};

function isForeignLink({ name, arguments: given }) {
  const url = given.find((argument) => argument.name.value === 'url')?.value;
  return name.value === 'link' && url?.kind === Kind.STRING && !federation.test(url.value);
}
