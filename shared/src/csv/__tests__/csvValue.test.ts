import { type CsvKind, csvValue } from '..';

describe('a value of a CSV file', () => {
  it.each<[CsvKind, string, string | number | undefined]>([
    ['INTEGER', '0', 0],
    ['INTEGER', '-12', -12],
    ['INTEGER', '2147483647', 2147483647],
    ['INTEGER', '2147483648', undefined],
    ['INTEGER', '007', undefined],
    ['INTEGER', '1.0', undefined],
    ['DECIMAL', '1.50', 1.5],
    ['DECIMAL', '-0.001', -0.001],
    ['DECIMAL', '123456789012345', 123456789012345],
    ['DECIMAL', '1234567890123456', undefined],
    ['DECIMAL', '1,200', undefined],
    ['DECIMAL', '1e3', undefined],
    ['BOOLEAN', '是', 1],
    ['BOOLEAN', 'False', 0],
    ['BOOLEAN', '1', undefined],
    ['DATE', '2026-10-31', '2026-10-31'],
    ['DATE', '2026/1/9', '2026-01-09'],
    ['DATE', '2026.01.09', '2026-01-09'],
    ['DATE', '2026年1月9日', '2026-01-09'],
    ['DATE', '2026-02-30', undefined],
    ['DATE', '20261031', undefined],
    ['TEXT', '007', '007'],
  ])('is, as %s, of "%s": %s', (kind, text, value) => {
    expect(csvValue(kind, text)).toBe(value);
  });
});
