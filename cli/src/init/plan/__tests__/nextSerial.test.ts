import { nextSerial } from '../nextSerial';

const owner = '11990100000100044M';

it.each([
  ['begins with 1 where nothing is published', owner, [], 1],
  [
    'goes on after the highest number, whichever schema has it',
    owner,
    [`@resource(code: "${owner}-009")`, `code: "${owner}-010" code: "${owner}-002"`],
    11,
  ],
  [
    'passes over those of other departments and what is no number',
    owner,
    ['code: "119901000001001249-007"', `code: "${owner}-A1"`],
    1,
  ],
  ['begins with 1 for a department that is not known', null, [`code: "${owner}-009"`], 1],
])('%s', (_title, department, schemas, serial) => {
  expect(nextSerial(department, schemas)).toBe(serial);
});
