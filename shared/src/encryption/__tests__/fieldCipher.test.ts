import { assert, property, string } from 'fast-check';
import { generateKeyring, parseKeyring } from '../../keys';
import { createFieldCipher, encryptedLength } from '../createFieldCipher';

const oldKey = generateKeyring('old');
const newKey = generateKeyring('new');
const cipherWith = (keys: string, use = 'population') => createFieldCipher(parseKeyring(keys), use);
const cipher = cipherWith(oldKey);
const kept = cipher.encrypt('person.name', '云霁宁') ?? '';

const refusal = (work: () => unknown) => {
  try {
    return { answer: work() };
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    return { code, message };
  }
};

describe('a field cipher', () => {
  it('gives back what it encrypted, whatever the text, and no column is too narrow for it', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const encrypted = cipher.encrypt('person.name', text) ?? '';
        expect(cipher.decrypt('person.name', encrypted)).toBe(text);
        expect(encrypted.length).toBeLessThanOrEqual(encryptedLength([...text].length));
      }),
    );
  });

  it('keeps null as it is', () => {
    expect(cipher.encrypt('person.name', null)).toBeNull();
    expect(cipher.decrypt('person.name', null)).toBeNull();
  });

  it('makes another text each time, so that equal values do not look alike', () => {
    const texts = Array.from({ length: 50 }, () => cipher.encrypt('person.name', '云霁宁'));
    expect(new Set(texts).size).toBe(50);
  });

  it('says in the clear which key it used, and nothing of the value', () => {
    expect(kept).toMatch(/^e1\.old\.[A-Za-z0-9_-]{50}$/);
    expect(Buffer.from(kept.split('.')[2] ?? '', 'base64url').includes('云')).toBe(false);
  });

  it.each([
    ['in another column', cipher, 'person.phone', kept],
    ['in another database', cipherWith(oldKey, 'petitions'), 'person.name', kept],
    ['without its key', cipherWith(newKey), 'person.name', kept],
    ['with another key of that name', cipherWith(generateKeyring('old')), 'person.name', kept],
    ['as plain text', cipher, 'person.name', '云霁宁'],
    ['when it is empty', cipher, 'person.name', ''],
    ['when it was cut off', cipher, 'person.name', kept.slice(0, -4)],
    ['when it was cut to nothing', cipher, 'person.name', kept.slice(0, 20)],
    [
      'under the name of another key',
      cipherWith(`${oldKey},${newKey}`),
      'person.name',
      kept.replace('.old.', '.new.'),
    ],
    [
      'when a character differs',
      cipher,
      'person.name',
      `${kept.slice(0, 20)}${kept[20] === 'A' ? 'B' : 'A'}${kept.slice(21)}`,
    ],
  ])(
    'opens no value %s, and says where it was without saying what',
    (_title, opener, column, text) => {
      expect(refusal(() => opener.decrypt(column, text))).toEqual({
        code: 'ENCRYPTED_VALUE_UNREADABLE',
        message: `A value of "${column}" cannot be decrypted. Expected one that was encrypted for this column with a key of HUB_KEYS. Put the key back, or restore the value from a backup.`,
      });
    },
  );

  it('opens with an older key of the ring, and encrypts with the current one', () => {
    const rotated = cipherWith(`${newKey},${oldKey}`);
    expect(rotated.decrypt('person.name', kept)).toBe('云霁宁');
    expect(rotated.encrypt('person.name', '云霁宁')?.startsWith(rotated.currentPrefix)).toBe(true);
    expect(rotated.currentPrefix).toBe('e1.new.');
  });
});
