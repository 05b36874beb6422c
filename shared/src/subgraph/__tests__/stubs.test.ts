import { gridStub, regionStub, resolveGrid, resolveRegion } from '..';

describe('the stubs of entities that the directory owns', () => {
  it('keep the key and what came with it', () => {
    const region = { code: '990101000000', gridWorkerCount: 7 };
    expect(resolveRegion(region)).toEqual(region);
    expect(resolveGrid({ gridCode: '990101001001001' })).toEqual({ gridCode: '990101001001001' });
  });

  it('refuse a malformed key', () => {
    expect(() => resolveRegion({ code: '99010X000000' })).toThrow(
      expect.objectContaining({ code: 'REGION_CODE_MALFORMED' }),
    );
    expect(() => resolveGrid({ gridCode: '990101001001' })).toThrow(
      expect.objectContaining({ code: 'GRID_CODE_MALFORMED' }),
    );
  });
});

describe('the stubs made of codes that a department keeps', () => {
  it.each([
    ['990101', { code: '990101000000' }],
    ['990101001', { code: '990101001000' }],
    ['990101001001', { code: '990101001001' }],
    [990101001001, { code: '990101001001' }],
    ['0591', null],
    ['9901010', null],
    ['', null],
    [null, null],
  ])('take %s for the region %j', (code, region) => {
    expect(regionStub(code)).toEqual(region);
  });

  it.each([
    ['990101001001001', { gridCode: '990101001001001' }],
    ['990101001001', null],
    [null, null],
  ])('take %s for the grid %j', (code, grid) => {
    expect(gridStub(code)).toEqual(grid);
  });
});
