'use strict';
const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { checkDeepNest } = require('../checkDeepNest');

describe('checkDeepNest', () => {
  it('takes a large answer in which few entities repeat', () => {
    checkDeepNest({ bytes: 80_000, data: nest(10, (index) => index % 2) });
  });

  it('refuses a small answer', () => {
    assert.throws(
      () => checkDeepNest({ bytes: 79_999, data: nest(10, (index) => index % 2) }),
      /The answer has 79999 bytes. Expected 80000 at least./,
    );
  });

  it('refuses an answer in which each entity stands once', () => {
    assert.throws(
      () => checkDeepNest({ bytes: 80_000, data: nest(10, (index) => index) }),
      /The answer has 10 "code", 10 of them different. Expected each in 5 places./,
    );
  });

  it('refuses an answer without entities', () => {
    assert.throws(
      () => checkDeepNest({ bytes: 80_000, data: { region: null } }),
      /The answer has 0 "code", 0 of them different./,
    );
  });
});

function nest(count, codeOf) {
  const nodes = Array.from({ length: count }, (_, index) => ({
    code: `R${codeOf(index)}`,
    grids: [{ gridCode: `G${codeOf(index)}` }],
  }));
  return { region: { children: { nodes } } };
}
