import { resolveGrid, resolveRegion } from '..';

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
