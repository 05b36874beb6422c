import { nameTypes } from '../nameTypes';
import { pluralOf, singularOf } from '../plural';

const table = (label: string) => ({
  name: label,
  label,
  comment: '',
  isView: false,
  columns: [],
  key: [],
  foreignKeys: [],
});
const namesOf = (subgraph: string, ...labels: readonly string[]) =>
  [...nameTypes(subgraph, labels.map(table)).values()].map(({ name, field, list }) => [
    name,
    field,
    list,
  ]);

describe('the names of types', () => {
  it('are the singular of the table, its prefix left out', () => {
    expect(namesOf('mediation', 't_contracts', 'TB_CASE_TYPE', 'companies', 'news')).toEqual([
      ['Contract', 'contract', 'contracts'],
      ['CaseType', 'caseType', 'caseTypes'],
      ['Company', 'company', 'companies'],
      ['News', 'news', 'newsList'],
    ]);
  });

  it('begin with the subgraph where the hub has them, in types or in queries', () => {
    expect(namesOf('job-centre', 'region', 'persons', 'incident_connection', 'Index')).toEqual([
      ['JobCentreRegion', 'jobCentreRegion', 'jobCentreRegions'],
      ['JobCentrePerson', 'jobCentrePerson', 'jobCentrePersons'],
      ['IncidentConnection', 'incidentConnection', 'incidentConnections'],
      ['JobCentreIndex', 'jobCentreIndex', 'jobCentreIndexes'],
    ]);
  });

  it('differ where tables differ by what a name does not keep', () => {
    expect(namesOf('mediation', 'case', 'cases', 't_case', 'case_edge')).toEqual([
      ['Case', 'case', 'cases'],
      ['MediationCase', 'mediationCase', 'mediationCases'],
      ['MediationCase2', 'mediationCase2', 'mediationCase2s'],
      ['MediationCaseEdge2', 'mediationCaseEdge2', 'mediationCaseEdge2s'],
    ]);
  });

  it('are numbers for tables without Latin letters, and the subgraph for a single one', () => {
    expect(namesOf('mediation', '案件', '2024 cases')).toEqual([
      ['Table1', 'table1', 'table1s'],
      ['Table2024Case', 'table2024Case', 'table2024Cases'],
    ]);
    expect(namesOf('hotline', '热线')).toEqual([['Hotline', 'hotline', 'hotlines']]);
  });
});

describe('singular and plural', () => {
  it.each([
    ['party', 'parties'],
    ['day', 'days'],
    ['box', 'boxes'],
    ['class', 'classes'],
    ['branch', 'branches'],
    ['house', 'houses'],
    ['status', 'statuses'],
    ['address', 'addresses'],
    ['agreement', 'agreements'],
  ])('%s, %s', (singular, plural) => {
    expect(pluralOf(singular)).toBe(plural);
    expect(singularOf(plural)).toBe(singular);
    expect(singularOf(singular)).toBe(singular);
  });
});
