import { parseCsv } from '..';

const table = (text: string) => parseCsv('list.csv', Buffer.from(text));
const unreadable = (message: RegExp) =>
  expect.objectContaining({
    code: 'SOURCE_UNREADABLE',
    message: expect.stringMatching(message),
  });

describe('a CSV file', () => {
  it('is read with its lines, a byte order mark left out and quoted values whole', () => {
    expect(table('\uFEFF编号,备注\r\n1,"a, ""b""\nc"\r\n\r\n 2 , d \r\n')).toEqual({
      header: ['编号', '备注'],
      records: [
        { line: 3, values: ['1', 'a, "b"\nc'] },
        { line: 5, values: ['2', 'd'] },
      ],
    });
  });

  it('is told to be in GBK, which nothing guesses at', () => {
    // 编号 in GBK.
    const content = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x31, 0x0a]);
    expect(() => parseCsv('list.csv', content)).toThrow(unreadable(/GBK/));
  });

  it.each([
    ['nothing', '', /is empty/],
    ['a column without a name', 'a,,c\n1,2,3\n', /column 2/],
    ['a name twice', 'a,b,a\n1,2,3\n', /two columns "a"/],
    ['a line that is too long', 'a,b\n1,2\n3,4,top-secret\n', /line 3/],
    ['an open quote', 'a\n"top-secret\n', /CSV_QUOTE_NOT_CLOSED/],
  ])('is refused with %s, and no value told', (_title, text, message) => {
    expect(() => table(text)).toThrow(unreadable(message));
    expect(() => table(text)).not.toThrow(unreadable(/top-secret/));
  });
});
