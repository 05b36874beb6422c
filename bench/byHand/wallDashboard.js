'use strict';
const { clientCategories, measure, ratio, select } = require('./cells');

const residents = measure('population', 'residents');
const settled = measure('population', 'settled');
const floating = measure('population', 'floating');
const linkRate = ratio('population', 'linked', 'residents');
const visitCoverage = ratio('population', 'households_visited', 'household_months');
const dwellings = measure('housing', 'dwellings');
const overdueHazards = measure('housing', 'hazards_overdue');
const rentalRegistration = ratio('housing', 'rentals_registered', 'rentals');
const serviceOnTime = ratio('special-populations', 'actions_on_time_all', 'actions_due_all');
const petitions = measure('petitions', 'total');
const onTimeClosure = ratio('petitions', 'closed_on_time', 'closure_due');
const timelyAcceptance = ratio('petitions', 'accepted_on_time', 'acceptance_due');
const criminal = measure('incidents', 'criminal');
const clearance = ratio('incidents', 'criminal_solved', 'criminal');

const columns = {
  population: [
    'residents',
    'settled',
    'floating',
    'linked',
    'households_visited',
    'household_months',
  ],
  housing: ['dwellings', 'hazards_overdue', 'rentals_registered', 'rentals'],
  'special-populations': [
    ...clientCategories.map(({ column }) => column),
    'actions_on_time_all',
    'actions_due_all',
  ],
  petitions: ['total', 'closed_on_time', 'closure_due', 'accepted_on_time', 'acceptance_due'],
  incidents: ['criminal', 'criminal_solved'],
};
/** The period asked for, its year, and the latest year on record. */
const periods =
  "?, ?, (SELECT MAX(period) FROM population_stats WHERE area_code = ? AND period LIKE '____')";

const nameSql = 'SELECT name FROM region WHERE code = ?';
const townsSql =
  "SELECT code, name FROM region WHERE level = 'TOWN' AND code BETWEEN ? AND ? AND valid_to IS NULL ORDER BY code LIMIT 101";
const gridsSql =
  'SELECT SUBSTR(grid_code, 1, 9) AS town, COUNT(*) AS total FROM grid WHERE grid_code BETWEEN ? AND ? AND valid_to IS NULL GROUP BY town';
const workersSql =
  'SELECT SUBSTR(grid_code, 1, 9) AS town, COUNT(DISTINCT worker_id) AS total FROM grid_assignment WHERE grid_code BETWEEN ? AND ? AND valid_to IS NULL GROUP BY town';

/** `20-wall-dashboard` by hand, for a city. */
exports.wallDashboard = async function wallDashboard({ all }, { variables }) {
  const { city, period } = variables;
  const prefix = city.slice(0, 4);
  const year = period.slice(0, 4);
  const ofGrids = [`${prefix}00000000000`, `${prefix}99999999999`];
  const [[region], found, grids, workers] = await Promise.all([
    all('directory', nameSql, [city]),
    all('directory', townsSql, [`${prefix}00000000`, `${prefix}99999999`]),
    all('directory', gridsSql, ofGrids),
    all('directory', workersSql, ofGrids),
  ]);
  const towns = found.slice(0, 100);
  const codes = towns.map(({ code }) => code);
  const rowsOf = (subgraph, among, wanted) =>
    all(subgraph, select(subgraph, columns[subgraph], codes.length, among), [...codes, ...wanted]);
  const [people, housing, care, petition, incident] = await Promise.all([
    rowsOf('population', periods, [period, year, city]),
    rowsOf('housing', '?', [period]),
    rowsOf('special-populations', '?', [period]),
    rowsOf('petitions', '?', [period]),
    rowsOf('incidents', '?', [period]),
  ]);
  const gridsOf = totalsByTown(grids);
  const workersOf = totalsByTown(workers);
  const peopleOf = yearsByArea(people, period, year);
  const [housingOf, careOf, petitionOf, incidentOf] = [housing, care, petition, incident].map(
    byArea,
  );
  const nodes = towns.map(({ code, name }) => {
    const gridWorkerCount = workersOf.get(code.slice(0, 9)) ?? 0;
    const population = peopleOf.get(code) ?? {};
    const latest = residents.value(population.latest);
    const perYear = settled.value(population.year);
    const cases = criminal.value(incidentOf.get(code));
    return {
      code,
      name,
      gridCount: gridsOf.get(code.slice(0, 9)) ?? 0,
      gridWorkerCount,
      residentsPerGridWorker: latest === null || !gridWorkerCount ? null : latest / gridWorkerCount,
      populationStats: population.row ? populationOf(population.row) : null,
      housingStats: {
        dwellings: dwellings.cell(housingOf.get(code)),
        rentalRegistration: { value: rentalRegistration(housingOf.get(code)) },
        overdueHazards: overdueHazards.cell(housingOf.get(code)),
      },
      careStats: {
        clients: clientCategories.map(({ code: category, cell }) => ({
          code: category,
          cell: cell(careOf.get(code)),
        })),
        serviceOnTime: { value: serviceOnTime(careOf.get(code)) },
      },
      petitionStats: {
        total: petitions.cell(petitionOf.get(code)),
        onTimeClosure: { value: onTimeClosure(petitionOf.get(code)) },
        timelyAcceptance: { value: timelyAcceptance(petitionOf.get(code)) },
      },
      incidentStats: {
        criminal: criminal.cell(incidentOf.get(code)),
        clearance: { value: clearance(incidentOf.get(code)) },
      },
      criminalCasesPer100k: cases === null || !perYear ? null : (cases * 100_000) / perYear,
    };
  });
  const last = codes.at(-1);
  const pageInfo = {
    hasNextPage: found.length > 100,
    endCursor: last === undefined ? null : Buffer.from(`children:${last}`).toString('base64url'),
  };
  return { region: { name: region.name, children: { nodes, pageInfo } } };
};

function populationOf(row) {
  return {
    total: residents.cell(row),
    floatingPopulation: floating.cell(row),
    linkRate: { value: linkRate(row) },
    householdVisitCoverage: { value: visitCoverage(row) },
  };
}

function totalsByTown(rows) {
  return new Map(rows.map(({ town, total }) => [town, total]));
}

function byArea(rows) {
  return new Map(rows.map((row) => [row.area_code, row]));
}

/** By area the row of the period, of its year, and of the latest year. */
function yearsByArea(rows, period, year) {
  const areas = new Map();
  for (const row of rows) {
    let own = areas.get(row.area_code);
    if (!own) {
      own = {};
      areas.set(row.area_code, own);
    }
    if (row.period === period) own.row = row;
    if (row.period === year) own.year = row;
    if (row.period.length === 4 && (!own.latest || row.period > own.latest.period)) {
      own.latest = row;
    }
  }
  return areas;
}
