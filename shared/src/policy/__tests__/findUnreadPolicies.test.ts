import { parse } from 'graphql';
import { findUnreadPolicies } from '../findUnreadPolicies';

const links = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@requiresScopes"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@sensitivity", "@resource"])`;

const unread = (sdl: string) =>
  findUnreadPolicies(parse(`${links}\n${sdl}`)).map(({ coordinate, error }) => [
    coordinate,
    error.code,
  ]);

it('every element with a directive that does not read is found, once', () => {
  expect(
    unread(`
      type A @sensitivity(level: "LOUD") @resource { a: Int @requiresScopes(scopes: []) b: Int }
      extend type A @sensitivity(level: "QUIET") { c: Int }
      interface I { d: Int @sensitivity }
      extend enum E @requiresScopes(scopes: [[]])
      extend scalar S @requiresScopes(scopes: "x")
    `),
  ).toEqual([
    ['A', 'COMPOSITION_FAILED'],
    ['A.a', 'COMPOSITION_FAILED'],
    ['A', 'COMPOSITION_FAILED'],
    ['I.d', 'COMPOSITION_FAILED'],
    ['E', 'COMPOSITION_FAILED'],
    ['S', 'COMPOSITION_FAILED'],
  ]);
});

it('what reads, and what is no directive of policy, is passed', () => {
  expect(
    unread('type A @sensitivity(level: "PUBLIC") @other(level: "LOUD") { a: Int @mask }'),
  ).toEqual([]);
});
