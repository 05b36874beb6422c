import fc from 'fast-check';
import { masks } from '../Mask';
import { maskText } from '../maskText';

const textMasks = masks.filter((mask) => mask !== 'TOKEN');

const cases: readonly [(typeof textMasks)[number], string, string][] = [
  ['NAME', '张三', '张*'],
  ['NAME', '张三丰', '张**'],
  ['NAME', '欧阳修', '欧阳*'],
  ['NAME', '欧阳', '欧*'],
  ['NAME', '张', '*'],
  ['NAME', '𠮷野家', '𠮷**'],
  ['NAME', 'Ivan Petrov', 'I**********'],
  ['NAME', '', ''],
  ['ID_NUMBER', '11010519491231002X', '**************002X'],
  ['ID_NUMBER', '110105491231002', '***********1002'],
  ['ID_NUMBER', '1002', '****'],
  ['ID_NUMBER', '１１０１０５１９４９１２３１００２Ｘ', '**************００２Ｘ'],
  ['PHONE', '12900123456', '129****3456'],
  ['PHONE', '0592-1234567', '059*****4567'],
  ['PHONE', '1234567', '*****67'],
  ['PHONE', '12', '**'],
  ['ADDRESS', '福建省厦门市思明区嘉莲街道莲花路12号', '福建省厦门市思明区嘉莲街道***'],
  ['ADDRESS', '江西省景德镇市珠山区石狮埠街道12号', '江西省景德镇市珠山区石狮埠街道***'],
  ['ADDRESS', '上海市黄浦区南京东路街道贵州路1号', '上海市黄浦区南京东路街道***'],
  ['ADDRESS', '广东省东莞市长安镇振安路1号', '广东省东莞市长安镇***'],
  [
    'ADDRESS',
    '内蒙古自治区呼伦贝尔市陈巴尔虎旗巴彦哈达苏木1号',
    '内蒙古自治区呼伦贝尔市陈巴尔虎旗巴彦哈达苏木***',
  ],
  ['ADDRESS', '江西省景德镇市珠山区中华路5号', '***'],
  ['ADDRESS', '北京市朝阳区新镇路5号', '***'],
  ['ADDRESS', '北京市朝阳区解放路新镇小区', '***'],
  ['ADDRESS', '嘉莲街道莲花路12号', '***'],
  ['ADDRESS', '', '***'],
  ['YEAR', '1949-12-31', '1949'],
  ['YEAR', '1949-12', '1949'],
  ['YEAR', '1949', '1949'],
  ['YEAR', '1949-12-31T08:00:00Z', '1949'],
  ['YEAR', '1949-13-31', '***'],
  ['YEAR', '１９４９-12-31', '***'],
  ['YEAR', '19491231002X', '***'],
  ['YEAR', '', '***'],
];

/** Texts as departments deliver them, and texts that nobody expects. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...cases.map(([, text]) => text)),
  fc
    .array(
      fc.constantFrom(...'福建省厦门市思明区嘉莲街道镇乡苏木路村12号*欧阳-T:Z'.split(''), '街道'),
    )
    .map((parts) => parts.join('')),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

describe('maskText', () => {
  it.each(cases)('%s of "%s" is "%s"', (as, text, masked) => {
    expect(maskText(as, text)).toBe(masked);
  });

  it.each(textMasks)('%s changes nothing of what it has masked', (as) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const masked = maskText(as, text);
        expect(maskText(as, masked)).toBe(masked);
      }),
    );
  });

  it.each([
    ['NAME', 2],
    ['ID_NUMBER', 4],
    ['PHONE', 7],
  ] as const)('%s keeps %d characters at most, in their places, and never all', (as, most) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const before = Array.from(text);
        const after = Array.from(maskText(as, text));
        const kept = after.filter((character) => character !== '*');
        expect(after.length).toBe(before.length);
        expect(after.every((character, k) => character === '*' || character === before[k])).toBe(
          true,
        );
        expect(kept.length).toBeLessThanOrEqual(Math.min(most, Math.max(0, before.length - 1)));
      }),
    );
  });

  it('ADDRESS keeps nothing beyond the end of a town', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = maskText('ADDRESS', text).slice(0, -3);
        expect(text.startsWith(kept)).toBe(true);
        expect(kept).toMatch(/^$|[省市县区旗].+(?:街道|镇|乡|苏木)$/su);
        expect(kept).not.toMatch(/[0-9０-９号]/);
      }),
    );
  });

  it('YEAR keeps four digits or nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const masked = maskText('YEAR', text);
        expect(masked).toMatch(/^(?:\d{4}|\*\*\*)$/);
        expect(masked === '***' || text.startsWith(masked)).toBe(true);
      }),
    );
  });
});
