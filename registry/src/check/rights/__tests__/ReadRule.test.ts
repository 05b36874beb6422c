import type { ElementPolicy } from '@civicgraph/shared';
import fc from 'fast-check';
import { ruleOf, wideningsOf } from '../ReadRule';

const open: ElementPolicy = {
  isAuthenticated: false,
  scopes: [],
  policies: [],
  purposes: [],
  sensitivity: null,
  masks: [],
  isSubject: false,
  subjectPerson: null,
};

const isWidened = (before: Partial<ElementPolicy>, after: Partial<ElementPolicy>) =>
  wideningsOf(ruleOf([{ ...open, ...before }]), ruleOf([{ ...open, ...after }])).length > 0;

it.each<[string, Partial<ElementPolicy>, Partial<ElementPolicy>]>([
  ['@authenticated is dropped', { isAuthenticated: true }, {}],
  ['the scopes are dropped', { scopes: [[['a']]] }, { isAuthenticated: true }],
  ['an alternative is added', { scopes: [[['a']]] }, { scopes: [[['a'], ['b']]] }],
  ['a name is dropped', { scopes: [[['a', 'b']]] }, { scopes: [[['a']]] }],
  ['a group is dropped', { scopes: [[['a']], [['b']]] }, { scopes: [[['a']]] }],
  ['a scope becomes another', { scopes: [[['a']]] }, { scopes: [[['b']]] }],
  ['a policy becomes another', { policies: [[['a']]] }, { policies: [[['b']]] }],
  ['a policy becomes a scope', { policies: [[['a']]] }, { scopes: [[['a']]] }],
  ['a purpose is added', { purposes: [['AUDIT']] }, { purposes: [['AUDIT', 'STATISTICS']] }],
  ['the purposes are dropped', { purposes: [['AUDIT']] }, {}],
  [
    'a list of purposes is dropped',
    { purposes: [['AUDIT'], ['STATISTICS']] },
    { purposes: [['AUDIT']] },
  ],
  ['a mask is dropped', { masks: [{ as: 'NAME', unless: [] }] }, {}],
  [
    'a mask becomes another',
    { masks: [{ as: 'NAME', unless: [] }] },
    { masks: [{ as: 'PHONE', unless: [] }] },
  ],
  [
    'a mask spares more',
    { masks: [{ as: 'NAME', unless: [['a']] }] },
    { masks: [{ as: 'NAME', unless: [['a'], ['b']] }] },
  ],
  [
    'a mask spares somebody',
    { masks: [{ as: 'NAME', unless: [] }] },
    { masks: [{ as: 'NAME', unless: [['a']] }] },
  ],
  ['the sensitivity is lowered', { sensitivity: 'SENSITIVE' }, { sensitivity: 'PERSONAL' }],
  ['the sensitivity is left out', { sensitivity: 'INTERNAL' }, {}],
  [
    '@subject is dropped',
    { isSubject: true, sensitivity: 'PERSONAL' },
    { sensitivity: 'PERSONAL' },
  ],
  [
    '@subject leads elsewhere',
    { isSubject: true, subjectPerson: 'a { ref }' },
    { isSubject: true, subjectPerson: 'b { ref }' },
  ],
])('when %s, it is wider', (_, before, after) => {
  expect(isWidened(before, after)).toBe(true);
});

it.each<[string, Partial<ElementPolicy>, Partial<ElementPolicy>]>([
  ['@authenticated becomes a scope', { isAuthenticated: true }, { scopes: [[['a']]] }],
  ['an alternative is dropped', { scopes: [[['a'], ['b']]] }, { scopes: [[['a']]] }],
  ['a name is added', { scopes: [[['a']]] }, { scopes: [[['a', 'b']]] }],
  ['a group is added', { scopes: [[['a']]] }, { scopes: [[['a']], [['b']]] }],
  ['groups are written as one', { scopes: [[['a']], [['b']]] }, { scopes: [[['a', 'b']]] }],
  ['one is written as groups', { scopes: [[['a', 'b']]] }, { scopes: [[['a']], [['b']]] }],
  ['a purpose is dropped', { purposes: [['AUDIT', 'STATISTICS']] }, { purposes: [['STATISTICS']] }],
  ['purposes are asked for', {}, { purposes: [['AUDIT']] }],
  [
    'a mask spares fewer',
    { masks: [{ as: 'NAME', unless: [['a'], ['b']] }] },
    { masks: [{ as: 'NAME', unless: [['b', 'c']] }] },
  ],
  ['a mask is added', {}, { masks: [{ as: 'NAME', unless: [] }] }],
  ['the sensitivity is raised', { sensitivity: 'PUBLIC' }, { sensitivity: 'INTERNAL' }],
  ['public is left out', { sensitivity: 'PUBLIC' }, {}],
])('when %s, it is not wider', (_, before, after) => {
  expect(isWidened(before, after)).toBe(false);
});

const names = ['a', 'b', 'c', 'd'];
const access = fc.array(
  fc.array(fc.subarray(names, { minLength: 1 }), { minLength: 1, maxLength: 3 }),
  { maxLength: 3 },
);

it('scopes are wider exactly when somebody meets them now who did not before', () => {
  const holders = Array.from({ length: 16 }, (_, bits) =>
    names.filter((_name, at) => (bits >> at) % 2 === 1),
  );
  const meets = (held: readonly string[], scopes: readonly (readonly (readonly string[])[])[]) =>
    scopes.every((group) => group.some((all) => all.every((name) => held.includes(name))));
  fc.assert(
    fc.property(access, access, (before, after) => {
      const more = holders.some((held) => meets(held, after) && !meets(held, before));
      const asked = { isAuthenticated: true };
      expect(isWidened({ ...asked, scopes: before }, { ...asked, scopes: after })).toBe(more);
    }),
  );
});
