'use strict';
const { createFieldCipher } = require('../../shared/dist');
const { keyring } = require('../keys');

const cipher = createFieldCipher(keyring, 'population');
const marks = (values) => values.map(() => '?').join(',');

/** `19-own-cases` by hand, for a care worker. */
exports.ownCases = async function ownCases({ all }, { viewer }) {
  const service = viewer.role === 'MH_CARE' ? "category = 'SMI'" : "category <> 'SMI'";
  const cases = await all(
    'special-populations',
    `SELECT care_case_id, category, person_ref, ends_on, lead_department FROM care_case WHERE care_case_id IN (${marks(viewer.cases)}) AND ${service} AND closed_on IS NULL ORDER BY care_case_id LIMIT 20`,
    [...viewer.cases],
  );
  const ids = cases.map((row) => row.care_case_id);
  const refs = [...new Set(cases.map((row) => row.person_ref))];
  const leads = [...new Set(cases.map((row) => row.lead_department))];
  const [services, departments, persons] = await Promise.all([
    all(
      'special-populations',
      `SELECT care_case_id, kind, due_on FROM (SELECT care_case_id, kind, due_on, agenda_key, ROW_NUMBER() OVER (PARTITION BY care_case_id ORDER BY agenda_key) AS place FROM service_action WHERE care_case_id IN (${marks(ids)}) AND done_on IS NULL AND due_on >= (SELECT as_of FROM record_status WHERE id = 1)) AS due WHERE place <= 5 ORDER BY care_case_id, agenda_key`,
      ids,
    ),
    all('directory', `SELECT uscc, name FROM department WHERE uscc IN (${marks(leads)})`, leads),
    all(
      'population',
      `SELECT p.ref, p.name, p.phone, r.since, r.dwelling_code, r.grid_code FROM person p LEFT JOIN residence r ON r.person_ref = p.ref AND r.until IS NULL WHERE p.ref IN (${marks(refs)}) ORDER BY r.since, r.id`,
      refs,
    ),
  ]);
  const personOf = new Map(persons.map((row) => [row.ref, row]));
  const codes = persons.map((row) => row.dwelling_code).filter((code) => code !== null);
  const grids = persons.map((row) => row.grid_code).filter((code) => code !== null);
  const [dwellings, workers] = await Promise.all([
    all(
      'housing',
      `SELECT d.dwelling_code, d.occupancy, a.text FROM dwelling d JOIN standard_address a ON a.address_code = d.address_code WHERE d.dwelling_code IN (${marks(codes)})`,
      codes,
    ),
    all(
      'directory',
      `SELECT g.grid_code, g.name, w.display_name, w.office_phone FROM grid g LEFT JOIN grid_assignment a ON a.grid_code = g.grid_code AND a.valid_to IS NULL LEFT JOIN grid_worker w ON w.worker_id = a.worker_id WHERE g.grid_code IN (${marks(grids)}) ORDER BY g.grid_code, w.worker_id`,
      grids,
    ),
  ]);
  const departmentOf = new Map(departments.map(({ uscc, name }) => [uscc, { name }]));
  const dwellingOf = new Map(
    dwellings.map(({ dwelling_code: code, occupancy, text }) => [
      code,
      { occupancy, address: { text } },
    ]),
  );
  const gridOf = gridsByCode(workers);
  const servicesOf = new Map(ids.map((id) => [id, []]));
  for (const { care_case_id: id, kind, due_on: dueOn } of services) {
    servicesOf.get(id).push({ kind, dueOn });
  }
  const nodes = cases.map((row) => {
    const person = personOf.get(row.person_ref);
    return {
      category: row.category,
      endsOn: row.ends_on,
      leadDepartment: departmentOf.get(row.lead_department) ?? null,
      subject: person && {
        name: cipher.decrypt('person.name', person.name),
        phone: cipher.decrypt('person.phone', person.phone),
        currentResidence: person.since && {
          since: person.since,
          dwelling: dwellingOf.get(person.dwelling_code) ?? null,
          grid: gridOf.get(person.grid_code) ?? null,
        },
      },
      services: { nodes: servicesOf.get(row.care_case_id) },
    };
  });
  return { myCareCases: { nodes } };
};

function gridsByCode(rows) {
  const grids = new Map();
  for (const { grid_code: code, name, display_name: displayName, office_phone: phone } of rows) {
    let grid = grids.get(code);
    if (!grid) {
      grid = { name, workers: [] };
      grids.set(code, grid);
    }
    if (displayName !== null) grid.workers.push({ displayName, officePhone: phone });
  }
  return grids;
}
