'use strict';
const { casesWhere } = require('../hub/dist/demoViewers');
const { readExamples } = require('../hub/dist/examples');
const { ownCases } = require('./byHand/ownCases');
const { regionCard } = require('./byHand/regionCard');
const { wallDashboard } = require('./byHand/wallDashboard');

const byHand = {
  '01-region-card': regionCard,
  '19-own-cases': ownCases,
  '20-wall-dashboard': wallDashboard,
};

/** The examples that have an answer by hand, asked by a viewer whom the city has. */
exports.askedQuestions = function askedQuestions(city) {
  return readExamples()
    .filter(({ name }) => byHand[name])
    .map(({ name, query, viewer, variables }) => ({
      name,
      query,
      variables,
      viewerWords: wordsFor(viewer, city),
      answer: byHand[name],
    }));
};

/** A care worker has cases of the city; everybody else is as in the example. */
function wordsFor(viewer, city) {
  const role = viewer.find((word) => word === 'mh-care' || word === 'care-other');
  if (role === undefined) return viewer;
  const cases = casesWhere(city, (category) => (category === 'SMI') === (role === 'mh-care'));
  return ['--role', role, ...cases];
}
