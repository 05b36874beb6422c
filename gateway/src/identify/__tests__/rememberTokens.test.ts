import { createViewer } from '@civicgraph/shared';
import { rememberTokens } from '../rememberTokens';

const viewer = createViewer({
  id: 'a-1',
  role: 'ANALYST',
  regions: [],
  grids: [],
  department: null,
  cases: [],
  subject: null,
});

describe('rememberTokens', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => jest.useRealTimers());

  function counted(expiresInMs: number) {
    const verify = jest.fn(async () => ({ viewer, expiresAt: Date.now() + expiresInMs }));
    return { verify, tokens: rememberTokens(verify) };
  }

  it('verifies a token once', async () => {
    const { verify, tokens } = counted(600_000);
    expect(await tokens.verify('a')).toBe(viewer);
    expect(await tokens.verify('a')).toBe(viewer);
    await tokens.verify('b');
    expect(verify.mock.calls).toEqual([['a'], ['b']]);
  });

  it.each([
    ['when it has expired', 5_000, 5_001],
    ['after a minute, however long it holds', 600_000, 60_001],
  ])('verifies it again %s', async (_title, expiresInMs, laterMs) => {
    const { verify, tokens } = counted(expiresInMs);
    await tokens.verify('a');
    jest.advanceTimersByTime(laterMs);
    await tokens.verify('a');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('does not remember one that is accepted within the tolerance of clocks', async () => {
    const { verify, tokens } = counted(-2_000);
    await tokens.verify('a');
    await tokens.verify('a');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('does not remember a refusal', async () => {
    const verify = jest.fn().mockRejectedValueOnce(new Error('no'));
    verify.mockResolvedValueOnce({ viewer, expiresAt: Date.now() + 1000 });
    const tokens = rememberTokens(verify);
    await expect(tokens.verify('a')).rejects.toThrow('no');
    expect(await tokens.verify('a')).toBe(viewer);
  });
});
