import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { createComposingChecker } from '../../__tests__/fixtures/createComposingChecker';
import { openTestRegistry, type TestRegistry } from '../../__tests__/fixtures/openTestRegistry';
import { deleteSubgraph, publish, rollback } from '../../__tests__/fixtures/publishing';
import { extending, places } from '../../__tests__/fixtures/schemas';
import {
  closeServed,
  type ServedSubgraph,
  serveSubgraph,
} from '../../__tests__/fixtures/serveSubgraph';
import type { Finding } from '../../check';
import { createFinding } from '../../check/createFinding';
import { hashOf } from '../../store/texts';

/** Composes, and finds beside that what a test asks for. */
let found: Finding[] = [];
const composing = createComposingChecker();
const checker = {
  ...composing,
  checkSubgraph: async (input: Parameters<typeof composing.checkSubgraph>[0]) => {
    const result = await composing.checkSubgraph(input);
    return { ...result, findings: [...result.findings, ...found] };
  },
  checkRemoval: async (input: Parameters<typeof composing.checkRemoval>[0]) => {
    const result = await composing.checkRemoval(input);
    return { ...result, findings: [...result.findings, ...found] };
  },
};
const widened = createFinding('RIGHTS_WIDENED', 'APPROVAL', null, 'Wider.');
const breaking = createFinding('BREAKING_CHANGE', 'ERROR', null, 'Breaks.');
const forbidden = createFinding('FORBIDDEN_PATH', 'ERROR', null, 'Leads there.');

const approve =
  'mutation ($subgraph: String!, $sdlHash: String!) { approve(subgraph: $subgraph, sdlHash: $sdlHash) { by action subgraph outcome } }';

describeOnEachDatabase('What needs an approver', (databases) => {
  let hub: TestRegistry;
  let served: ServedSubgraph;
  let token: string;
  let sdl = places();

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url(), {}, checker);
    served = await serveSubgraph(() => sdl);
    token = await hub.createToken('places');
    await publish(hub, { subgraph: 'places', sdl, url: served.url }, token);
    sdl = places(2);
  });
  beforeEach(() => {
    found = [];
  });
  afterAll(async () => {
    await closeServed();
    await hub.close();
  });

  test('is refused until an administrator agrees, also for an administrator', async () => {
    found = [widened];
    const refused = {
      outcome: 'REFUSED',
      version: 1,
      supergraphVersion: 1,
      codes: ['RIGHTS_WIDENED'],
    };
    expect(await publish(hub, { subgraph: 'places', sdl }, token)).toEqual(refused);
    expect(await publish(hub, { subgraph: 'places', sdl })).toEqual(refused);
  });

  test('cannot be agreed to by a publisher, nor for what is no hash or no subgraph', async () => {
    const codes = async (subgraph: string, sdlHash: string, by?: string) =>
      (await hub.ask(approve, { subgraph, sdlHash }, by)).codes;
    expect(await codes('places', hashOf(sdl), token)).toEqual(['REGISTRY_FORBIDDEN']);
    expect(await codes('places', 'latest')).toEqual(['ARGUMENT_INVALID']);
    expect(await codes('nowhere', hashOf(sdl))).toEqual(['SUBGRAPH_NOT_FOUND']);
  });

  test('is accepted once an administrator agreed to this very text', async () => {
    found = [widened];
    const { data } = await hub.ask(approve, { subgraph: 'places', sdlHash: hashOf(sdl) });
    expect(data).toEqual({
      approve: {
        by: 'administrator',
        action: 'APPROVE',
        subgraph: 'places',
        outcome: 'ACCEPTED',
      },
    });
    const other = places(3);
    sdl = other;
    expect(await publish(hub, { subgraph: 'places', sdl: other }, token)).toMatchObject({
      outcome: 'REFUSED',
    });
    sdl = places(2);
    expect(await publish(hub, { subgraph: 'places', sdl }, token)).toEqual({
      outcome: 'ACCEPTED',
      version: 2,
      supergraphVersion: 2,
      codes: ['RIGHTS_WIDENED'],
    });
  });

  test('takes an administrator to go back to', async () => {
    found = [widened];
    expect(await rollback(hub, 'places', 1, token)).toMatchObject({ outcome: 'REFUSED' });
    expect(await rollback(hub, 'places', 1)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  test('does not keep anybody from going back over a breaking change', async () => {
    found = [breaking];
    expect(await publish(hub, { subgraph: 'places', sdl }, token)).toMatchObject({
      outcome: 'REFUSED',
      codes: ['BREAKING_CHANGE'],
    });
    expect(await rollback(hub, 'places', 2, token)).toMatchObject({
      outcome: 'ACCEPTED',
      codes: ['BREAKING_CHANGE'],
    });
  });

  test('is what breaks others, too: only an administrator goes back over that', async () => {
    found = [createFinding('BREAKS_OTHERS', 'ERROR', null, 'Breaks.')];
    expect(await rollback(hub, 'places', 1, token)).toMatchObject({ outcome: 'REFUSED' });
    expect(await rollback(hub, 'places', 1)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await rollback(hub, 'places', 2)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  test('is not a forbidden path, to which nobody goes back or gets by a deletion', async () => {
    const notes = await serveSubgraph(() => extending('note'));
    await hub.createToken('notes');
    await publish(hub, { subgraph: 'notes', sdl: extending('note'), url: notes.url });
    found = [forbidden];
    const refused = { outcome: 'REFUSED', codes: ['FORBIDDEN_PATH'] };
    sdl = places();
    expect(await rollback(hub, 'places', 1)).toMatchObject(refused);
    expect(await deleteSubgraph(hub, 'notes')).toMatchObject(refused);
    found = [widened, breaking];
    expect(await deleteSubgraph(hub, 'notes')).toMatchObject({ outcome: 'ACCEPTED' });
  });

  test('is not the last subgraph, which cannot go', async () => {
    expect(await deleteSubgraph(hub, 'places')).toMatchObject({
      outcome: 'REFUSED',
      codes: ['COMPOSITION_FAILED'],
    });
  });
});
