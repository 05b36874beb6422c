'use strict';

/** A registry in memory. */
exports.fakeRegistry = function fakeRegistry(first) {
  let current = first;
  return {
    async nextSupergraph({ version }) {
      return version === current.version ? null : current;
    },
    async recordUses() {},
    async close() {},
    /** @returns the number of what is published */
    publish(supergraphSdl) {
      current = { ...current, version: current.version + 1, supergraphSdl };
      return current.version;
    },
  };
};
