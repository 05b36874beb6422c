import { viewerOf } from '../../testing';
import { createReferenceSeal } from '../references';

const references = createReferenceSeal(Buffer.alloc(32, 7));
const nurse = viewerOf('MH_CARE', { id: 'nurse', cases: ['CC-1'] });
const sealed = references.seal(nurse, 'Person', 'P0123456789abcdef');

describe('a blind index', () => {
  const index = references.index('citizenId', '11010519491231002X');

  it('is the same for a value however its letters are written, and tells nothing of it', () => {
    expect(references.index('citizenId', '11010519491231002x')).toBe(index);
    expect(index).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is another one of another value, of another kind, or with another key', () => {
    const others = [
      references.index('citizenId', '110105194912310021'),
      references.index('phone', '11010519491231002X'),
      createReferenceSeal(Buffer.alloc(32, 8)).index('citizenId', '11010519491231002X'),
    ];
    expect(new Set([index, ...others]).size).toBe(4);
  });
});

describe('a concealed reference', () => {
  const concealed = references.conceal(nurse, 'Person', 'P0123456789abcdef');

  it('opens as a sealed one does, for a viewer who debugs too', () => {
    expect(references.open(nurse, 'Person', concealed)).toBe('P0123456789abcdef');
    const debugging = references.conceal({ ...nurse, debug: true }, 'Person', 'P1');
    expect(references.open(nurse, 'Person', debugging)).toBe('P1');
  });

  it('shows nothing of the id, and is another for each viewer', () => {
    expect(concealed).toMatch(/^r1\.[A-Za-z0-9_-]{44}$/);
    const other = references.conceal(viewerOf('GRID'), 'Person', 'P0123456789abcdef');
    expect(other).not.toBe(concealed);
  });

  it('opens on the next day, and no longer', () => {
    let now = Date.UTC(2026, 9, 31, 23, 59);
    const clocked = createReferenceSeal(Buffer.alloc(32, 7), () => now);
    const text = clocked.conceal(nurse, 'Person', 'P1');
    now += 60_000;
    expect(clocked.open(nurse, 'Person', text)).toBe('P1');
    now += 24 * 60 * 60_000;
    expect(clocked.open(nurse, 'Person', text)).toBeNull();
  });

  it.each([
    ['another viewer', viewerOf('MH_CARE', { id: 'other' }), 'Person', concealed],
    ['another type', nurse, 'Dwelling', concealed],
    ['half of it', nurse, 'Person', concealed.slice(0, -8)],
  ])('stays shut for %s', (_title, viewer, type, text) => {
    expect(references.open(viewer, type, text)).toBeNull();
  });
});

describe('a sealed reference', () => {
  it('opens for the viewer and the type it was sealed for', () => {
    expect(references.open(nurse, 'Person', sealed)).toBe('P0123456789abcdef');
  });

  it('opens on the next day, and no longer', () => {
    let now = Date.UTC(2026, 9, 31, 23, 59);
    const clocked = createReferenceSeal(Buffer.alloc(32, 7), () => now);
    const text = clocked.seal(nurse, 'Person', 'P1');
    now += 60_000;
    expect(clocked.open(nurse, 'Person', text)).toBe('P1');
    now += 24 * 60 * 60_000;
    expect(clocked.open(nurse, 'Person', text)).toBeNull();
  });

  it('is never made with a key that is empty or short', () => {
    for (const length of [0, 16, 31, 33]) {
      expect(() => createReferenceSeal(Buffer.alloc(length))).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
      );
    }
  });

  it.each([
    ['the same account without the case', viewerOf('MH_CARE', { id: 'nurse' }), 'Person', sealed],
    ['another viewer', viewerOf('MH_CARE', { id: 'other' }), 'Person', sealed],
    ['the same account in another role', viewerOf('GRID', { id: 'nurse' }), 'Person', sealed],
    ['another type', nurse, 'Dwelling', sealed],
    ['a bare id', nurse, 'Person', 'P0123456789abcdef'],
    ['another id', nurse, 'Person', sealed.replace('f.', 'e.')],
    ['half a signature', nurse, 'Person', sealed.slice(0, -4)],
    ['no signature', nurse, 'Person', 'P0123456789abcdef.'],
    ['nothing', nurse, 'Person', ''],
    [
      'a key of another hub',
      nurse,
      'Person',
      createReferenceSeal(Buffer.alloc(32, 8)).seal(nurse, 'Person', 'P0123456789abcdef'),
    ],
  ])('stays shut for %s', (_title, viewer, type, text) => {
    expect(references.open(viewer, type, text)).toBeNull();
  });
});
