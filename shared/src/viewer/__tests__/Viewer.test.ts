import { viewerOf } from '../../testing';
import { roleFromText, roles } from '../roles';
import { scopesOf } from '../scopes';
import { maySeeRegion, maySeeStatistics } from '../Viewer';

describe('roles', () => {
  it('are read as people type them', () => {
    expect(
      ['analyst', 'mh-care', 'Mh_Care', 'mayor', '', 'toString', 'DA\u017fH'].map(roleFromText),
    ).toEqual(['ANALYST', 'MH_CARE', 'MH_CARE', undefined, undefined, undefined, undefined]);
  });

  it('hold no scope to a name but those whose work needs it', () => {
    expect(roles.filter((role) => scopesOf(role).includes('person:name'))).toEqual([
      'GRID',
      'MH_CARE',
      'CARE_OTHER',
      'SUBJECT',
    ]);
  });
});

describe('the scope of rows', () => {
  const town = viewerOf('ANALYST', { regions: ['990101001000'] });
  const grid = viewerOf('GRID', { grids: ['990101001001001'] });

  it('shows regions inside it and the way up', () => {
    const seen = (code: string) => maySeeRegion(town, code);
    expect(
      ['990101001000', '990101001001', '990101001001001', '990101000000', '990000000000'].map(seen),
    ).toEqual([true, true, true, true, true]);
    expect(['990101002000', '990101100000', '990102000000', '110000000000'].map(seen)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('shows statistics inside it only', () => {
    const seen = (code: string) => maySeeStatistics(town, code);
    expect(['990101001000', '990101001001001'].map(seen)).toEqual([true, true]);
    expect(['990101000000', '990101002000'].map(seen)).toEqual([false, false]);
  });

  it('of a grid worker is the own grids', () => {
    expect(maySeeStatistics(grid, '990101001001001')).toBe(true);
    expect(maySeeStatistics(grid, '990101001001002')).toBe(false);
    expect(maySeeStatistics(grid, '990101001001')).toBe(false);
    expect(maySeeRegion(grid, '990101001001')).toBe(true);
    expect(maySeeRegion(grid, '990101001002')).toBe(false);
  });

  it('of a grid worker without a grid is empty', () => {
    expect(maySeeRegion(viewerOf('GRID'), '990101001001')).toBe(false);
    expect(maySeeStatistics(viewerOf('GRID'), '990101001001001')).toBe(false);
  });
});
