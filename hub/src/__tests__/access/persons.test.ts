import {
  createCity,
  parseDatabaseUrl,
  type Role,
  type SubgraphResponse,
  type Viewer,
} from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { runHub, type TestHub } from '../runHub';
import { type Asker, askers, nameOf, withoutGrant } from './fixtures/askers';
import { askHub } from './fixtures/askHub';
import { codesOf } from './fixtures/codesOf';
import { grantTo } from './fixtures/grants';
import { moveClock } from './fixtures/moveClock';
import { type PersonRecord, personRecord } from './fixtures/personRecord';
import { findPlaces, type Places } from './fixtures/places';
import { ownPerson } from './fixtures/representations';
import { viewersOf } from './fixtures/scene';
import { seenBy } from './fixtures/seenBy';

const city = createCity('XS');
const caseRef = 'XZ-2026-0002';

let hub: TestHub;
let places: Places;
const granted = new Map<Role, Viewer>();
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
  places = await findPlaces(city, (name) => hub.subgraph(name).database);
  for (const { role } of askers.filter(({ isGranted }) => isGranted)) {
    const { citizenId } = await recordOf(ownPerson(role, places));
    const grant = await grantTo(hub, viewersOf(places, places.city)[role], {
      subject: citizenId,
      caseRef,
    });
    granted.set(role, grant.granted);
  }
}, 120_000);
afterAll(() => hub.close());

const recordOf = (ref: string): Promise<PersonRecord> =>
  personRecord(hub.subgraph('population'), ref);

function viewerAs({ role, isGranted }: Asker): Viewer {
  const viewer = isGranted ? granted.get(role) : viewersOf(places, places.city)[role];
  if (!viewer) throw new Error(`${role} has no grant.`);
  return viewer;
}

/** How a role reaches the person whom it has to do with, without a grant. */
const ways: Readonly<Partial<Record<Role, (selection: string) => string>>> = {
  GRID: (selection) =>
    `householdMembers(dwellingCode: "${places.dwelling}") { nodes ${selection} }`,
  MH_CARE: (selection) =>
    `careCase(careCaseId: "${places.mentalCase.id}") { subject ${selection} }`,
  CARE_OTHER: (selection) =>
    `careCase(careCaseId: "${places.otherCase.id}") { subject ${selection} }`,
  SUBJECT: (selection) => `me ${selection}`,
};
const wayOf = ({ role, isGranted }: Asker, selection: string): string => {
  if (isGranted) return `grantedPerson ${selection}`;
  return ways[role]?.(selection) ?? `person(ref: "${ownPerson(role, places)}") ${selection}`;
};

/** Every object of an answer that has a field. */
function objectsWith(field: string, value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.values(value).flatMap((inner) => objectsWith(field, inner));
  return field in value ? [value as Record<string, unknown>, ...found] : found;
}

const everybody = askers.map((asker) => [nameOf(asker), asker] as const);

describe.each(everybody)('a person, as %s sees one', (_, asker) => {
  it.each([
    ['plainly', '{ name phone citizenId birthDate }', ''],
    [
      'through aliases',
      '{ birthDate: phone phone: birthDate name: citizenId citizenId: name }',
      '',
    ],
    [
      'through fragments',
      '{ ...P ... on Person { phone } ... { ...Q } }',
      'fragment P on Person { name } fragment Q on Person { citizenId birthDate }',
    ],
  ])('has the values that the matrix gives, %s', async (road, selection, definitions) => {
    const query = `{ ${wayOf(asker, selection)} } ${definitions}`;
    const { data } = await askHub(hub, viewerAs(asker), query);
    const { name, phone, citizenId, birthDate } = seenBy(
      asker,
      await recordOf(ownPerson(asker.role, places)),
    );
    const person =
      road === 'through aliases'
        ? { birthDate: phone, phone: birthDate, name: citizenId, citizenId: name }
        : { name, phone, citizenId, birthDate };
    const found = objectsWith('citizenId', data);
    if (wayOf(asker, '').startsWith('person(')) expect(data).toEqual({ person: null });
    else expect(found).toContainEqual(person);
  });
});

describe('the reference to a person', () => {
  const other = withoutGrant('CARE_OTHER');
  const subject = withoutGrant('SUBJECT');
  const refOf = async (viewer: Viewer, asker: Asker): Promise<string> => {
    const { data } = await askHub(hub, viewer, `{ ${wayOf(asker, '{ ref }')} }`);
    return String(objectsWith('ref', data)[0]?.ref);
  };
  const byVariable = 'query ($ref: ID!) { person(ref: $ref) { name } }';

  it('is a token of its own for each viewer and purpose, and the same again for the same', async () => {
    const [one, two] = [viewerAs(other), viewerAs(subject)];
    const urgent: Viewer = { ...one, purpose: 'EMERGENCY' };
    const refs = [await refOf(one, other), await refOf(two, subject), await refOf(urgent, other)];
    expect(refs).toEqual(Array(3).fill(expect.stringMatching(/^st1\./)));
    expect(new Set(refs).size).toBe(3);
    expect(refs.join()).not.toContain(places.otherCase.person);
    expect(await refOf(one, other)).toBe(refs[0]);
  });

  it('leads its viewer back to the person, in the text as in a variable', async () => {
    const viewer = viewerAs(other);
    const ref = await refOf(viewer, other);
    const { name } = await recordOf(places.otherCase.person);
    const answer = { data: { person: { name } } };
    expect(await askHub(hub, viewer, byVariable, { ref })).toEqual(answer);
    expect(await askHub(hub, viewer, `{ person(ref: "${ref}") { name } }`)).toEqual(answer);
  });

  it.each<[string, () => Viewer]>([
    ['the person', () => viewerAs(subject)],
    [
      'another account of the same role',
      () => ({ ...viewerAs(other), cases: [places.otherCase.id] }),
    ],
    ['its viewer for another purpose', () => ({ ...viewerAs(other), purpose: 'EMERGENCY' })],
    ['another role', () => viewerAs(withoutGrant('GRID'))],
  ])('leads %s nowhere', async (_who, viewer) => {
    const ref = await refOf(viewerAs(other), other);
    const answer = await askHub(hub, viewer(), byVariable, { ref });
    expect(answer.data ?? null).toBeNull();
    expect(codesOf(answer)).toEqual(['SUBJECT_TOKEN_NOT_ACCEPTED']);
  });

  it('is nothing that can be guessed', async () => {
    const answer = await askHub(hub, viewerAs(other), byVariable, { ref: places.otherCase.person });
    expect(answer).toEqual({ data: { person: null } });
  });
});

describe('leave to read about a person', () => {
  const police = () => viewerAs(withoutGrant('POLICE'));
  const wholePerson =
    '{ grantedPerson { name citizenId phone birthDate currentResidence { dwelling { address { text } } } } }';
  const refused = (state: string) => [
    expect.objectContaining({
      extensions: expect.objectContaining({ code: 'GRANT_NOT_ACCEPTED', state }),
    }),
  ];

  it('opens one record to the police, and no other', async () => {
    const { ref, ...record } = await recordOf(ownPerson('POLICE', places));
    const closed = await askHub(hub, police(), wholePerson);
    expect(closed.data).toEqual({ grantedPerson: null });
    expect(codesOf(closed)).toEqual(['SCOPE_MISSING']);
    const open = await askHub(hub, viewerAs({ role: 'POLICE', isGranted: true }), wholePerson);
    expect(open).toEqual({
      data: {
        grantedPerson: {
          ...record,
          currentResidence: { dwelling: { address: { text: expect.any(String) } } },
        },
      },
    });
  });

  it('opens nobody else, though the police was given a reference under another grant', async () => {
    const { citizenId } = await recordOf(places.mentalCase.person);
    const { granted: other } = await grantTo(hub, police(), {
      subject: citizenId,
      caseRef: 'XZ-2026-0003',
    });
    const { data } = await askHub(hub, other, '{ grantedPerson { ref } }');
    const [person] = objectsWith('ref', data);
    const query = 'query ($ref: ID!) { person(ref: $ref) { citizenId } }';
    expect(await askHub(hub, other, query, { ref: person?.ref })).toEqual({
      data: { person: { citizenId } },
    });
    const first = viewerAs({ role: 'POLICE', isGranted: true });
    expect(await askHub(hub, first, query, { ref: person?.ref })).toEqual({
      data: { person: null },
    });
  });

  it.each<[string, () => Viewer]>([
    ['its officer', police],
    ['an auditor', () => viewerAs(withoutGrant('AUDITOR'))],
  ])('is closed at once when %s revokes it', async (_who, who) => {
    const { citizenId } = await recordOf(places.mentalCase.person);
    const { granted: viewer, grantId } = await grantTo(hub, police(), {
      subject: citizenId,
      caseRef: 'XZ-2026-0004',
    });
    const { data } = await askHub(hub, viewer, wholePerson);
    expect(data).toMatchObject({ grantedPerson: { citizenId } });
    await askHub(hub, who(), 'mutation ($id: ID!) { revokeAccess(grantId: $id) { state } }', {
      id: grantId,
    });
    const after = await askHub(hub, viewer, wholePerson);
    expect(after).toEqual({ errors: refused('REVOKED') });
  });

  it.each<[string, () => Viewer]>([
    ['another officer', () => ({ ...police(), regions: [places.county] })],
    ['its officer for another purpose', () => ({ ...police(), purpose: 'EMERGENCY' })],
    ['its officer for another case', () => police()],
    ['somebody who asks for none', () => viewerAs(withoutGrant('PETITION'))],
  ])('is no leave for %s', async (title, viewer) => {
    const reference = title.endsWith('case') ? 'XZ-2026-9999' : caseRef;
    const answer = await askHub(hub, { ...viewer(), caseRef: reference }, wholePerson);
    expect(answer).toEqual({ errors: refused('NONE') });
  });
});

describe('leave taken in an emergency', () => {
  const caseRef = 'JJ-2026-0001';
  const auditor = () => viewerAs(withoutGrant('AUDITOR'));
  /** One of several accounts, each with emergencies of its own. */
  const worker = (region: string): Viewer => ({
    ...viewerAs(withoutGrant('CARE_OTHER')),
    purpose: 'EMERGENCY',
    regions: [region],
  });
  const person = () => recordOf(places.mentalCase.person);
  const read = (viewer: Viewer) =>
    askHub(hub, { ...viewer, caseRef }, '{ grantedPerson { name phone } }');
  const breakGlass = async (viewer: Viewer) =>
    askHub(
      hub,
      viewer,
      'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { grantId state } }',
      {
        input: { legalBasis: '《突发事件应对法》', caseRef, subject: (await person()).citizenId },
      },
    );
  const grantIdOf = ({ data }: SubgraphResponse) =>
    (data as { breakGlass: { grantId: string } }).breakGlass.grantId;
  const review = (grantId: string, outcome: string) =>
    askHub(
      hub,
      auditor(),
      `mutation ($id: ID!) { reviewBreakGlass(grantId: $id, outcome: ${outcome}, note: "已核实") { state } }`,
      { id: grantId },
    );
  const toReview = async () => {
    const query = '{ accessRequests(toReview: true) { nodes { grantId askerRole purpose } } }';
    const { data } = await askHub(hub, auditor(), query);
    return (data as { accessRequests: { nodes: unknown[] } }).accessRequests.nodes;
  };
  afterEach(() => jest.useRealTimers());

  it('opens a person at once, which that person sees, and an auditor reviews', async () => {
    const viewer = worker(places.county);
    const { name, phone, ref } = await person();
    const grantId = grantIdOf(await breakGlass(viewer));
    expect(await read(viewer)).toEqual({ data: { grantedPerson: { name, phone } } });

    const resident = { ...viewerAs(withoutGrant('SUBJECT')), subject: ref };
    const seen = await askHub(
      hub,
      resident,
      '{ whoAccessedMyData(first: 1) { nodes { actorRole purpose fields records } } }',
    );
    expect(seen.data).toEqual({
      whoAccessedMyData: {
        nodes: [
          {
            actorRole: 'CARE_OTHER',
            purpose: 'EMERGENCY',
            fields: ['Person.name', 'Person.phone'],
            records: 1,
          },
        ],
      },
    });

    expect(await toReview()).toEqual([{ grantId, askerRole: 'CARE_OTHER', purpose: 'EMERGENCY' }]);
    expect((await review(grantId, 'JUSTIFIED')).data).toEqual({
      reviewBreakGlass: { state: 'ACTIVE' },
    });
    expect(await toReview()).toEqual([]);
    expect(await read(viewer)).toEqual({ data: { grantedPerson: { name, phone } } });
  });

  it('ends at once when it is found not justified', async () => {
    const viewer = worker(places.town);
    const grantId = grantIdOf(await breakGlass(viewer));
    await review(grantId, 'NOT_JUSTIFIED');
    expect(codesOf(await read(viewer))).toEqual(['GRANT_NOT_ACCEPTED']);
  });

  it('ends after its hours, and is not had again while its review is overdue', async () => {
    const viewer = worker(places.village);
    const grantId = grantIdOf(await breakGlass(viewer));
    moveClock(5);
    const late = await read(viewer);
    expect(late.errors).toMatchObject([
      { extensions: { code: 'GRANT_NOT_ACCEPTED', state: 'EXPIRED' } },
    ]);
    moveClock(20);
    const locked = await breakGlass(viewer);
    expect(locked.data).toBeNull();
    expect(locked.errors).toMatchObject([{ extensions: { code: 'BREAK_GLASS_LOCKED', grantId } }]);
    await review(grantId, 'JUSTIFIED');
    expect(codesOf(await breakGlass(viewer))).toEqual([]);
    expect(codesOf(await read(viewer))).toEqual([]);
  });
});
