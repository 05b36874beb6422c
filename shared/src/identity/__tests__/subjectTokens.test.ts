import * as aes from '@noble/ciphers/aes.js';
import { assert, property, string } from 'fast-check';
import { generateKeyring, parseKeyring } from '../../keys';
import { viewerOf } from '../../testing';
import { createSubjectTokens, isSubjectToken } from '../createSubjectTokens';

jest.mock('@noble/ciphers/aes.js', () => {
  const actual = jest.requireActual<typeof aes>('@noble/ciphers/aes.js');
  return { ...actual, aessiv: jest.fn(actual.aessiv) };
});

const autumn = new Date(2026, 8, 30, 23, 59).getTime();
const winter = new Date(2026, 9, 1).getTime();
const oldKey = generateKeyring('old');
const newKey = generateKeyring('new');
const tokensWith = (keys: string, now = winter) =>
  createSubjectTokens(parseKeyring(keys), () => now);

const nurse = viewerOf('MH_CARE', { id: 'nurse' });
const person = { type: 'Person', id: 'P0123456789ABCDEF' };
const tokens = tokensWith(oldKey);
const token = tokens.seal(nurse, person.type, person.id);

describe('a subject token', () => {
  it('opens for its viewer, purpose and quarter', () => {
    expect(tokens.open(nurse, token)).toEqual(person);
    expect(isSubjectToken(token)).toBe(true);
  });

  it('is the same whenever and wherever it is made within the quarter', () => {
    const lastOfYear = new Date(2026, 11, 31, 23, 59).getTime();
    expect(tokensWith(oldKey, lastOfYear).seal(nurse, person.type, person.id)).toBe(token);
    const withCase = viewerOf('MH_CARE', { id: 'nurse', caseRef: 'CC-1', cases: ['CC-1'] });
    expect(tokens.open(withCase, token)).toEqual(person);
  });

  it('is another one for another viewer, purpose, quarter, type or id', () => {
    const others = [
      tokens.seal(viewerOf('MH_CARE', { id: 'other' }), person.type, person.id),
      tokens.seal(
        viewerOf('MH_CARE', { id: 'nurse', purpose: 'EMERGENCY' }),
        person.type,
        person.id,
      ),
      tokens.seal(viewerOf('MH_CARE', { id: 'nurse', purpose: null }), person.type, person.id),
      tokensWith(oldKey, autumn).seal(nurse, person.type, person.id),
      tokens.seal(nurse, 'Dwelling', person.id),
      tokens.seal(nurse, person.type, 'P0123456789ABCDEE'),
    ];
    expect(new Set([token, ...others]).size).toBe(others.length + 1);
  });

  it.each([
    ['another viewer', viewerOf('MH_CARE', { id: 'other' }), tokens],
    ['another purpose', viewerOf('MH_CARE', { id: 'nurse', purpose: 'EMERGENCY' }), tokens],
    ['no purpose', viewerOf('MH_CARE', { id: 'nurse', purpose: null }), tokens],
    ['the quarter before', nurse, tokensWith(oldKey, autumn)],
    [
      'the same quarter of the next year',
      nurse,
      tokensWith(oldKey, new Date(2027, 9, 1).getTime()),
    ],
    ['a key of the same name', nurse, tokensWith(generateKeyring('old'))],
    ['a ring without its key', nurse, tokensWith(newKey)],
  ])('stays shut for %s', (_title, viewer, ring) => {
    expect(ring.open(viewer, token)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['a plain id', person.id],
    ['the first half', token.slice(0, token.length / 2)],
    ['all but the last character', token.slice(0, -1)],
    ['a character more', `${token}A`],
    ['the name of another key', token.replace('.old.', '.new.')],
    ['another version', token.replace('st1', 'st2')],
    ['base64 with padding', `${token}=`],
  ])('does not open as %s', (_title, text) => {
    expect(tokensWith(`${oldKey},${newKey}`).open(nurse, text)).toBeNull();
  });

  it('does not open with any bit of its last character, or of any other, changed', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const opened: string[] = [];
    for (let at = 'st1.old.'.length; at < token.length; at += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32]) {
        const flipped = alphabet.charAt(alphabet.indexOf(token.charAt(at)) ^ bit);
        const text = token.slice(0, at) + flipped + token.slice(at + 1);
        if (tokens.open(nurse, text) !== null) opened.push(text);
      }
    }
    expect(opened).toEqual([]);
  });

  it('outlives a rotation until its key is removed, and new ones use the new key', () => {
    const rotated = tokensWith(`${newKey},${oldKey}`);
    expect(rotated.open(nurse, token)).toEqual(person);
    const renewed = rotated.seal(nurse, person.type, person.id);
    expect(renewed).toMatch(/^st1\.new\./);
    expect(tokensWith(newKey).open(nurse, renewed)).toEqual(person);
    expect(tokens.open(nurse, renewed)).toBeNull();
  });

  it('shows nothing of the id', () => {
    assert(
      property(string({ minLength: 4 }), string({ minLength: 4 }), (id, other) => {
        const [, , body = ''] = tokens.seal(nurse, 'Person', id).split('.');
        const bytes = Buffer.from(body, 'base64url');
        for (let at = 0; at + 4 <= id.length; at += 1) {
          const part = id.slice(at, at + 4);
          expect(body.includes(part)).toBe(false);
          expect(bytes.includes(part)).toBe(false);
        }
        if (id === other) return;
        // Even ids that begin alike have nothing in common once sealed.
        const [, , neighbour = ''] = tokens.seal(nurse, 'Person', `${id}${other}`).split('.');
        expect(neighbour.slice(0, 8)).not.toBe(body.slice(0, 8));
        expect(tokens.open(nurse, `st1.old.${body}`)).toEqual({ type: 'Person', id });
      }),
    );
  });

  it('is not computed again while it is remembered', () => {
    const fresh = tokensWith(oldKey);
    const counted = jest.mocked(aes.aessiv);
    counted.mockClear();
    const made = [1, 2, 3].map(() => fresh.seal(nurse, person.type, person.id));
    expect([made, counted.mock.calls.length]).toEqual([[token, token, token], 1]);
  });
});

it.each([
  ['a word', 'Person'],
  ['a sealed reference', 'P0123456789ABCDEF.abcdefghijklmnopqrstuv'],
  ['a token of another version', token.replace('st1', 'st2')],
  ['a line that holds a token', `x ${token}`],
  ['a token too long to be one', `st1.old.${'A'.repeat(2000)}`],
])('%s does not look like a subject token', (_title, text) => {
  expect(isSubjectToken(text)).toBe(false);
});

it('uses AES-SIV as RFC 5297 has it (appendix A.1 and A.2)', () => {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const seal = (key: string, data: readonly string[], text: string) =>
    Buffer.from(aes.aessiv(bytes(key), ...data.map(bytes)).encrypt(bytes(text))).toString('hex');
  expect(
    seal(
      'fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff',
      ['101112131415161718191a1b1c1d1e1f2021222324252627'],
      '112233445566778899aabbccddee',
    ),
  ).toBe('85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c');
  expect(
    seal(
      '7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f',
      [
        '00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100',
        '102030405060708090a0',
        '09f911029d74e35bd84156c5635688c0',
      ],
      '7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553',
    ),
  ).toBe(
    '7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d',
  );
});
