'use strict';
const { clientCategories, measure, ratio, select } = require('./cells');

const residents = measure('population', 'residents');
const settled = measure('population', 'settled');
const dwellings = measure('housing', 'dwellings');
const petitions = measure('petitions', 'total');
const closureDue = measure('petitions', 'closure_due');
const timelyAcceptance = ratio('petitions', 'accepted_on_time', 'acceptance_due');
const onTimeClosure = ratio('petitions', 'closed_on_time', 'closure_due');
const criminal = measure('incidents', 'criminal');

const regionSql = `SELECT r.code, r.name, r.level, p.name AS parent,
  (SELECT COUNT(*) FROM grid WHERE grid_code BETWEEN ? AND ? AND valid_to IS NULL) AS grids,
  (SELECT COUNT(DISTINCT worker_id) FROM grid_assignment WHERE grid_code BETWEEN ? AND ? AND valid_to IS NULL) AS workers
  FROM region r LEFT JOIN region p ON p.code = r.parent_code WHERE r.code = ?`;
const populationSql = select('population', ['residents', 'settled'], 1, '?, ?');
const housingSql = select('housing', ['dwellings'], 1);
const careSql = select(
  'special-populations',
  clientCategories.map(({ column }) => column),
  1,
);
const petitionSql = select(
  'petitions',
  ['total', 'accepted_on_time', 'acceptance_due', 'closed_on_time', 'closure_due'],
  1,
);
const incidentSql = select('incidents', ['criminal'], 1);

/** `01-region-card` by hand, for a town. */
exports.regionCard = async function regionCard({ all }, { variables }) {
  const { region: code, period } = variables;
  const town = code.slice(0, 9);
  const [first, last] = [`${town}000000`, `${town}999999`];
  const year = period.slice(0, 4);
  const [[region], people, [housing], [care], [petition], [incident]] = await Promise.all([
    all('directory', regionSql, [first, last, first, last, code]),
    all('population', populationSql, [code, period, year]),
    all('housing', housingSql, [code, period]),
    all('special-populations', careSql, [code, period]),
    all('petitions', petitionSql, [code, period]),
    all('incidents', incidentSql, [code, period]),
  ]);
  const ofPeriod = people.find((row) => row.period === period);
  const cases = criminal.value(incident);
  const perYear = settled.value(people.find((row) => row.period === year));
  return {
    region: {
      code: region.code,
      name: region.name,
      level: region.level,
      parent: region.parent && { name: region.parent },
      gridCount: region.grids,
      gridWorkerCount: region.workers,
      populationStats: ofPeriod && {
        total: residents.cell(ofPeriod),
        residentPopulation: settled.cell(ofPeriod),
      },
      housingStats: { dwellings: dwellings.cell(housing) },
      careStats: {
        clients: clientCategories.map(({ label, cell }) => ({ label, cell: cell(care) })),
      },
      petitionStats: {
        total: petitions.cell(petition),
        timelyAcceptance: { value: timelyAcceptance(petition) },
        onTimeClosure: {
          value: onTimeClosure(petition),
          denominator: closureDue.cell(petition),
        },
      },
      incidentStats: { criminal: criminal.cell(incident) },
      criminalCasesPer100k: cases === null || !perYear ? null : (cases * 100_000) / perYear,
    },
  };
};
