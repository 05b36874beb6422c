import type { RollupRow } from '@civicgraph/shared';
import { cellBeside, partCell } from '../resolvers/safetyCells';
import { safetyRollup } from '../statistics/safetyRollup';
import { noData, shown, withheld } from './handMadeRows';

type State = readonly [value: number, state: string];

/** A row in which the two measures of a part have the values and states given, and all else is 0. */
function rowOf(part: State, rest: State): RollupRow {
  return rowWith({ drug_cases: part, drug_cases_rest: rest });
}

function rowWith(given: Readonly<Record<string, State>>): RollupRow {
  const of = (name: string): State => given[name] ?? [0, '.'];
  return {
    area_code: '990100000000',
    period: '2025',
    suppression: safetyRollup.measures.map(({ name }) => of(name)[1]).join(''),
    ...Object.fromEntries(safetyRollup.measures.map(({ name }) => [name, of(name)[0]])),
  };
}

describe('a part of the criminal cases', () => {
  it.each([
    ['is shown when the cases left over may be', [7, '.'], [9, '.'], shown(7)],
    ['is shown when it is all of them', [7, '.'], [0, '.'], shown(7)],
    ['is withheld below 5', [3, 'P'], [90, '.'], withheld],
    ['is withheld when fewer than 5 are left over', [7, '.'], [3, 'P'], withheld],
    ['is withheld when what is left over protects another', [7, '.'], [20, 'C'], withheld],
    ['is withheld at 0 when what is left over protects another', [0, '.'], [20, 'C'], withheld],
    ['is withheld at 0 when there are fewer than 5 cases in all', [0, '.'], [3, 'P'], withheld],
    ['is shown at 0 when there are enough cases', [0, '.'], [9, '.'], shown(0)],
  ] as const)('%s', (_title, part, rest, expected) => {
    expect(partCell('drug_cases')({ row: rowOf(part, rest) })).toEqual(expected);
  });

  it('has no data without a row', () => {
    expect(partCell('drug_cases')({ row: undefined })).toEqual(noData);
  });
});

describe('a count within such a part', () => {
  const civilHomicides = (rest: State) =>
    cellBeside(
      'civil_homicide',
      'civil_origin',
    )({
      row: rowWith({
        civil_homicide: [6, '.'],
        civil_origin: [11, '.'],
        civil_origin_rest: rest,
      }),
    });

  it('is shown when the cases that the part leaves over may be', () => {
    expect(civilHomicides([9, '.'])).toEqual(shown(6));
  });

  it.each(['P', 'C'])('is withheld when these are withheld (%s)', (state) => {
    expect(civilHomicides([9, state])).toEqual(withheld);
  });
});
