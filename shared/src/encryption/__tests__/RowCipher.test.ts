import type { Row } from '../../database';
import { createReferenceSeal } from '../../identity';
import { generateKeyring, parseKeyring } from '../../keys';
import { createFieldCipher } from '../createFieldCipher';
import { createRowCipher } from '../RowCipher';

const cipher = createFieldCipher(parseKeyring(generateKeyring('k1')), 'town');
const references = createReferenceSeal(Buffer.alloc(32, 7));
const rowCipher = createRowCipher(
  [
    {
      table: 'person',
      key: 'ref',
      columns: ['name', 'citizen_id'],
      indexes: [{ column: 'citizen_id_index', of: 'citizen_id', kind: 'citizenId' }],
    },
  ],
  cipher,
  references,
);

it('encrypts the columns named, adds the blind index, and keeps the rest', () => {
  const row: Row = { ref: 'P1', name: '云舒', citizen_id: '99010119800615001x', age: 46 };
  const [kept] = rowCipher.encrypt('person', [row]);
  expect(kept).toEqual({
    ref: 'P1',
    name: expect.stringMatching(/^e1\.k1\./),
    citizen_id: expect.stringMatching(/^e1\.k1\./),
    citizen_id_index: references.index('citizenId', '99010119800615001X'),
    age: 46,
  });
  expect([
    cipher.decrypt('person.name', String(kept?.name)),
    cipher.decrypt('person.citizen_id', String(kept?.citizen_id)),
  ]).toEqual(['云舒', '99010119800615001x']);
  expect(row.name).toBe('云舒');
});

it('keeps what is not there as null, in the index too', () => {
  expect(rowCipher.encrypt('person', [{ ref: 'P1', name: null, citizen_id: null }])).toEqual([
    { ref: 'P1', name: null, citizen_id: null, citizen_id_index: null },
  ]);
});

it('leaves the rows of other tables as they are', () => {
  const rows = [{ name: 'a street' }];
  expect(rowCipher.encrypt('street', rows)).toBe(rows);
});
