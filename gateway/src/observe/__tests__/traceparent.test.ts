import { formatTraceparent, parseTraceparent } from '../traceparent';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

describe('traceparent', () => {
  it.each([
    [`00-${traceId}-${spanId}-01`, 1],
    [`00-${traceId}-${spanId}-00`, 0],
    [`00-${traceId}-${spanId}-ff`, 1],
    [`01-${traceId}-${spanId}-01-what-comes-later`, 1],
  ])('reads %s', (header, traceFlags) => {
    expect(parseTraceparent(header)).toEqual({ traceId, spanId, traceFlags, isRemote: true });
  });

  it.each([
    undefined,
    '',
    `00-${traceId}-${spanId}`,
    `00-${traceId}-${spanId}-01-more`,
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `x00-${traceId}-${spanId}-01`,
  ])('ignores %s', (header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  it('writes what it reads', () => {
    const header = `00-${traceId}-${spanId}-01`;
    const context = parseTraceparent(header);
    expect(context && formatTraceparent(context)).toBe(header);
  });
});
