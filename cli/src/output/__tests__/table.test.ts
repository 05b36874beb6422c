import { table } from '../table';

const plain = { bold: (text: string) => text };

describe('a table', () => {
  it('aligns its columns, a Chinese character being two wide', () => {
    const rows = [
      ['调解科', 1, null],
      ['housing office', 12, 'x'],
    ];
    expect(table(['LABEL', 'ID', 'URL'], rows, 'None.', plain)).toBe(
      ['LABEL           ID  URL', '调解科          1   –', 'housing office  12  x'].join('\n'),
    );
  });

  it('has no rows but those given, whatever their texts hold', () => {
    const rows = [['a\nb\u001b[31m\u202e', 'c']];
    expect(table(['A', 'B'], rows, 'None.', plain)).toBe('A          B\na b·[31m·  c');
  });

  it('is a sentence when there is nothing', () => {
    expect(table(['A'], [], 'None.', plain)).toBe('None.');
  });

  it('emphasises its heading alone', () => {
    const bold = (text: string) => `<${text}>`;
    expect(table(['A', 'B'], [['1', '2']], 'None.', { bold })).toBe('<A  B>\n1  2');
  });
});
