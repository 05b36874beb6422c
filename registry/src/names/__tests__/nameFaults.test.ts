import { nameFaults } from '../nameFaults';

const known = ['housing', 'incidents', 'special-populations', 'community'];
const codes = (name: string) => nameFaults(name, known).map(({ code }) => code);

test.each(['housing', 'disputes', 'a', 'x2', 'house', 'special-people', 'a'.repeat(63)])(
  'takes the name %s',
  (name) => expect(codes(name)).toEqual([]),
);

test.each(['', '1a', '-a', 'a b', 'a_b', 'a.b', 'a'.repeat(64), '住房', 'a\nb'])(
  'refuses %j, which is none',
  (name) => expect(codes(name)).toEqual(['SUBGRAPH_NAME_INVALID']),
);

test.each([
  'h0using',
  'hous1ng',
  'houslng',
  'hou5ing',
  'lncidents',
  'specialpopulations',
  'special--populations',
  'cornmunity',
  'registry',
  'gateway',
  'gatevvay',
  'reg1stry',
])('refuses %s, which can be taken for another', (name) =>
  expect(codes(name)).toEqual(['SUBGRAPH_NAME_CONFUSABLE']),
);

test.each([
  'Housing',
  'ｈｏｕｓｉｎｇ',
  'hоusing',
  'ηousing',
  'hóusing',
  'hou\u200bsing',
  'special_populations',
])('refuses %j, which is none and looks like one', (name) =>
  expect(codes(name)).toEqual(['SUBGRAPH_NAME_INVALID', 'SUBGRAPH_NAME_CONFUSABLE']),
);

test('quotes no more of a hostile name than fits a line', () => {
  const [fault] = nameFaults(`a\n${'b'.repeat(1000)}`, known);
  expect(fault?.message).not.toContain('\n');
  expect(fault?.message.length).toBeLessThan(300);
});
