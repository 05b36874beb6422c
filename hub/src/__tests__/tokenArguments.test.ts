import { parseTokenArguments } from '../tokenArguments';

describe('the arguments of a token', () => {
  it('are read as claims', () => {
    const words = ['--role', 'grid', '--grid', '990101001001001', '--debug'];
    expect(parseTokenArguments(words)).toEqual({
      role: 'GRID',
      grids: ['990101001001001'],
      purpose: 'SERVICE_VISIT',
      debug: true,
    });
  });

  it.each([
    [[], 'CARE_DELIVERY'],
    [['--purpose', 'emergency'], 'EMERGENCY'],
    [['--purpose', 'none'], undefined],
  ])('have the purpose of the role unless they say otherwise: %j', (words, purpose) => {
    expect(parseTokenArguments(['--role', 'mh-care', ...words]).purpose).toBe(purpose);
  });

  it.each([
    ['ROLE_UNKNOWN', ['--role', 'mayor']],
    ['ROLE_UNKNOWN', ['--debug']],
    ['PURPOSE_UNKNOWN', ['--role', 'grid', '--purpose', 'curiosity']],
    ['PURPOSE_NOT_ALLOWED', ['--role', 'grid', '--purpose', 'audit']],
    ['ARGUMENT_INVALID', ['--role', 'grid', '--debug=yes']],
    ['ARGUMENT_INVALID', ['--role', 'grid', '--scope', 'hub:debug']],
  ])('fail with %s: %j', (code, words) => {
    expect(() => parseTokenArguments(words)).toThrow(expect.objectContaining({ code }));
  });
});
