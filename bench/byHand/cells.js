'use strict';
const { housingRollup } = require('../../subgraphs/housing/dist/statistics/housingRollup');
const { incidentRollup } = require('../../subgraphs/incidents/dist/statistics/incidentRollup');
const { petitionRollup } = require('../../subgraphs/petitions/dist/statistics/petitionRollup');
const { populationRollup } = require('../../subgraphs/population/dist/statistics/populationRollup');
const { careRollup } = require('../../subgraphs/special-populations/dist/statistics/careRollup');
const { categoryLabels } = require('../../subgraphs/special-populations/dist/statistics/careCodes');

const rollups = {
  population: populationRollup,
  housing: housingRollup,
  'special-populations': careRollup,
  petitions: petitionRollup,
  incidents: incidentRollup,
};

const noData = { value: null, suppressed: false };
const suppressed = { value: null, suppressed: true };

/** Reads one measure of a row, with its mark in the suppression column. */
function measure(subgraph, name) {
  const place = rollups[subgraph].indexOf.get(name);
  const value = (row) =>
    row !== undefined && row.suppression[place] === '.' ? Number(row[name]) : null;
  const cell = (row) => {
    if (row === undefined) return noData;
    return row.suppression[place] === '.'
      ? { value: Number(row[name]), suppressed: false }
      : suppressed;
  };
  return { value, cell };
}

/** The quotient of two measures of a row; null where either is withheld or there is nothing to divide by. */
function ratio(subgraph, numerator, denominator) {
  const above = measure(subgraph, numerator);
  const below = measure(subgraph, denominator);
  return (row) => {
    const part = above.value(row);
    const whole = below.value(row);
    return part === null || !whole ? null : part / whole;
  };
}

const clientCategories = Object.entries(categoryLabels).map(([code, label]) => {
  const column = `clients_${code.toLowerCase()}`;
  return { code, label, column, cell: measure('special-populations', column).cell };
});

/** A `SELECT` of some measures of one area (`areas` = 1) or several, in the periods given. */
function select(subgraph, measures, areas, periods) {
  const marks = (count) => new Array(count).fill('?').join(',');
  return `SELECT area_code, period, suppression, ${measures.join(', ')} FROM ${rollups[subgraph].table} WHERE area_code IN (${marks(areas)}) AND period IN (${periods ?? '?'})`;
}

module.exports = { measure, ratio, clientCategories, select };
