import { check, told } from '../../__tests__/fixtures/check';
import { entry, parks } from '../../__tests__/fixtures/sdl';

const visits = (subject: string, field = 'visitor: Visitor') => `${parks}
"A visit. 访问"
type Visit @authenticated ${subject} @sensitivity(level: "PERSONAL") {
  ${field}
}
"A visitor. 访客"
type Visitor @key(fields: "ref") @subject @authenticated @sensitivity(level: "PERSONAL") @resource${entry} {
  ref: ID!
}
extend type Query {
  "The last visit. 最近访问"
  visit: Visit
}`;

it('a record that leads to its person is passed', () => {
  expect(check(visits('@subject(person: "visitor { ref }")'))).toEqual([]);
});

it.each([
  ['by a field that is not there', visits('@subject(person: "guest { ref }")')],
  ['by no value', visits('@subject(person: "visitor")')],
  ['by a list', visits('@subject(person: "visitor { ref }")', 'visitor: [Visitor!]')],
  ['by no field set', visits('@subject(person: "visitor {")')],
  [
    'by what clients do not see',
    visits('@subject(person: "visitor { ref }")', 'visitor: Visitor @inaccessible\n  on: String'),
  ],
])('a record that leads to its person %s is found', (_, sdl) => {
  const line = sdl.slice(0, sdl.indexOf('type Visit ')).split('\n').length;
  expect(check(sdl).map(told)).toContain(`ERROR COMPOSITION_FAILED ${line}:6 Visit`);
});

it('persons whose key has fields of another type are found', () => {
  const sdl = visits('@subject(person: "visitor { ref }")')
    .replace('@key(fields: "ref")', '@key(fields: "bench { number }")')
    .replace('  ref: ID!', '  "Number. 编号"\n  ref: ID!\n  bench: Bench');
  expect(check(sdl).map(told)).toEqual([
    expect.stringMatching(/^ERROR COMPOSITION_FAILED .* Visitor$/),
  ]);
});

it('a type that says another person than its interface is found', () => {
  const sdl = visits('@subject(person: "visitor { ref }")')
    .replace('type Visit ', 'type Visit implements Dated ')
    .replace('  visitor: Visitor', '  visitor: Visitor\n  on: String');
  const found = check(
    `${sdl}\n"Has a day. 日期"\ninterface Dated @subject(person: "on") @sensitivity(level: "PERSONAL") { on: String }`,
  );
  expect(found.map(told)).toEqual([expect.stringMatching(/^ERROR COMPOSITION_FAILED .* Visit$/)]);
});
