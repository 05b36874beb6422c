import { parseTokenArguments } from '../tokenArguments';

describe('the arguments of a token', () => {
  it('are read as claims', () => {
    const words = ['--role', 'grid', '--grid', '990101001001001', '--debug'];
    expect(parseTokenArguments(words)).toEqual({
      role: 'GRID',
      grids: ['990101001001001'],
      debug: true,
    });
  });

  it.each([
    ['ROLE_UNKNOWN', ['--role', 'mayor']],
    ['ROLE_UNKNOWN', ['--debug']],
    ['ARGUMENT_INVALID', ['--role', 'grid', '--debug=yes']],
    ['ARGUMENT_INVALID', ['--role', 'grid', '--scope', 'hub:debug']],
  ])('fail with %s: %j', (code, words) => {
    expect(() => parseTokenArguments(words)).toThrow(expect.objectContaining({ code }));
  });
});
