'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { readExamples } = require('../../hub/dist/examples');
const { createCity } = require('../../shared/dist');
const { checkDeepNest } = require('./checkDeepNest');

const exampleOf = { 'wall-dashboard': '20-wall-dashboard', 'case-files': '19-own-cases' };

exports.workloadNames = [...Object.keys(exampleOf), 'deep-nest'];

/**
 * What is asked, and by whom: name, query, variables, and the viewer as `npm run token` takes it;
 * for some, a check of the answer.
 */
exports.readWorkloads = function readWorkloads(names) {
  const examples = readExamples();
  return names.map((name) => {
    if (name === 'deep-nest') return deepNest();
    const { query, variables, viewer } = examples.find((one) => one.name === exampleOf[name]);
    return { name, query, variables, viewerWords: viewer };
  });
};

function deepNest() {
  const { cityCode } = createCity('XS');
  return {
    name: 'deep-nest',
    query: readFileSync(join(__dirname, 'deep-nest.graphql'), 'utf8'),
    variables: { city: cityCode, period: '2026-10' },
    viewerWords: ['--role', 'analyst', '--region', cityCode],
    check: checkDeepNest,
  };
}
