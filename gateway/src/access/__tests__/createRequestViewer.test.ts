import { createViewer, type GrantLookup, type Viewer } from '@civicgraph/shared';
import { fakeAccountability, grantFor } from '../../__tests__/fixtures/fakeAccountability';
import { createRequestViewer } from '../createRequestViewer';

const officer = viewer('POLICE', { cases: ['own-1', '案2026/1'] });

function viewer(role: Viewer['role'], claims: Partial<Viewer> = {}): Viewer {
  return createViewer({
    id: 'u-1',
    role,
    regions: [],
    grids: [],
    department: null,
    cases: [],
    subject: null,
    ...claims,
  });
}

const investigating = { 'x-purpose': 'case-investigation' };

describe('the viewer of a request', () => {
  it('is that of the token when the request declares nothing', () => {
    const requestViewer = createRequestViewer(undefined);
    expect(requestViewer(officer, { 'content-type': 'application/json' })).toBe(officer);
  });

  it.each(['case-investigation', 'CASE_INVESTIGATION', 'Case_Investigation'])(
    'has the purpose that the header declares as %s',
    (text) => {
      expect(createRequestViewer(undefined)(officer, { 'x-purpose': text })).toEqual({
        ...officer,
        purpose: 'CASE_INVESTIGATION',
      });
    },
  );

  it('has the purpose of the header rather than that of the token', () => {
    const worker = viewer('GRID', { purpose: 'SERVICE_VISIT' });
    const requestViewer = createRequestViewer(undefined);
    expect(requestViewer(worker, { 'x-purpose': 'service-visit' })).toBe(worker);
    expect(requestViewer(worker, { 'x-purpose': 'emergency' })).toEqual({
      ...worker,
      purpose: 'EMERGENCY',
    });
  });

  it('has an own case without a grant, and without asking for one', async () => {
    const accountability = fakeAccountability();
    const requestViewer = createRequestViewer(accountability);
    expect(requestViewer(officer, { 'x-case': 'own-1' })).toEqual({ ...officer, caseRef: 'own-1' });
    const utf8 = Buffer.from('案2026/1').toString('latin1');
    expect(requestViewer(officer, { 'x-case': utf8 })).toEqual({
      ...officer,
      caseRef: '案2026/1',
    });
    expect(accountability.questions).toEqual([]);
  });

  it('is the same object for the same token, purpose and case, and another one otherwise', () => {
    const requestViewer = createRequestViewer(undefined);
    const declared = [
      investigating,
      { 'x-purpose': 'emergency' },
      { 'x-case': 'own-1' },
      { ...investigating, 'x-case': 'own-1' },
    ];
    const first = declared.map((headers) => requestViewer(officer, headers));
    const second = declared.map((headers) => requestViewer(officer, headers));
    for (const [index, one] of first.entries()) expect(second[index]).toBe(one);
    expect(new Set(first).size).toBe(4);
    expect(requestViewer({ ...officer }, investigating)).not.toBe(first[0]);
  });

  it('has the grant for the case of somebody else, and the scope that it gives', async () => {
    const accountability = fakeAccountability();
    const grant = grantFor('2026-7');
    accountability.grants.set('2026-7', { state: 'ACTIVE', grant });
    const headers = { ...investigating, 'x-case': '2026-7' };
    const granted = await createRequestViewer(accountability)(officer, headers);
    expect(granted).toEqual({
      ...officer,
      purpose: 'CASE_INVESTIGATION',
      caseRef: '2026-7',
      grant,
      scopes: expect.arrayContaining([...officer.scopes, 'grant:person']),
    });
    expect(accountability.questions).toEqual([
      { viewer: 'u-1', purpose: 'CASE_INVESTIGATION', caseRef: '2026-7' },
    ]);
  });

  it('loses the grant with the request after which it was revoked', async () => {
    const accountability = fakeAccountability();
    const requestViewer = createRequestViewer(accountability);
    const headers = { ...investigating, 'x-case': '2026-7' };
    accountability.grants.set('2026-7', { state: 'ACTIVE', grant: grantFor('2026-7') });
    await requestViewer(officer, headers);
    accountability.grants.set('2026-7', { state: 'REVOKED' });
    await expect(requestViewer(officer, headers)).rejects.toMatchObject({
      code: 'GRANT_NOT_ACCEPTED',
      extensions: { state: 'REVOKED' },
    });
  });

  const expired = grantFor('2026-7', { expiresAt: new Date(Date.now() - 1).toISOString() });
  it.each<[string, GrantLookup, string]>([
    ['none', { state: 'NONE' }, 'NONE'],
    ['one that is not approved', { state: 'NOT_APPROVED' }, 'NOT_APPROVED'],
    ['one that has expired', { state: 'EXPIRED' }, 'EXPIRED'],
    ['one that has expired a moment ago', { state: 'ACTIVE', grant: expired }, 'EXPIRED'],
    [
      'one without an end that can be read',
      { state: 'ACTIVE', grant: grantFor('2026-7', { expiresAt: 'soon' }) },
      'EXPIRED',
    ],
  ])('is refused when the grant is %s', async (_what, found, state) => {
    const accountability = fakeAccountability();
    accountability.grants.set('2026-7', found);
    const headers = { ...investigating, 'x-case': '2026-7' };
    await expect(createRequestViewer(accountability)(officer, headers)).rejects.toMatchObject({
      extensions: { code: 'GRANT_NOT_ACCEPTED', state },
    });
  });

  it('needs a purpose for the case of somebody else', async () => {
    const accountability = fakeAccountability();
    accountability.grants.set('2026-7', { state: 'ACTIVE', grant: grantFor('2026-7') });
    const asked = createRequestViewer(accountability)(officer, { 'x-case': '2026-7' });
    await expect(asked).rejects.toMatchObject({
      extensions: { code: 'GRANT_NOT_ACCEPTED', state: 'NONE' },
    });
    expect(accountability.questions).toEqual([]);
  });

  it('uses no grant that nobody can look up', async () => {
    const down = fakeAccountability();
    down.isDown = true;
    const headers = { ...investigating, 'x-case': '2026-7' };
    for (const accountability of [undefined, down]) {
      await expect(createRequestViewer(accountability)(officer, headers)).rejects.toMatchObject({
        code: 'LEDGER_UNAVAILABLE',
      });
    }
  });

  it.each([
    ['PURPOSE_UNKNOWN', { 'x-purpose': 'curiosity' }],
    ['PURPOSE_UNKNOWN', { 'x-purpose': '' }],
    ['PURPOSE_UNKNOWN', { 'x-purpose': 'case-investigation, emergency' }],
    ['PURPOSE_NOT_ALLOWED', { 'x-purpose': 'audit' }],
    ['CASE_MALFORMED', { 'x-case': '' }],
    ['CASE_MALFORMED', { 'x-case': 'a b' }],
    ['CASE_MALFORMED', { 'x-case': 'own-1, own-1' }],
    ['CASE_MALFORMED', { 'x-case': '\xff' }],
    ['CASE_MALFORMED', { 'x-case': 'x'.repeat(65) }],
  ])('is refused with %s for %j', (code, headers) => {
    const requestViewer = createRequestViewer(fakeAccountability());
    expect(() => requestViewer(officer, headers)).toThrow(expect.objectContaining({ code }));
  });
});
