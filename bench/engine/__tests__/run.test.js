'use strict';
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { describe, it } = require('node:test');

const script = join(__dirname, '..', 'run.js');

describe('run', () => {
  for (const [words, message] of [
    [['--rounds', '0'], '--rounds is "0". Expected a whole number from 1 to 1000.'],
    [['--seconds', 'ten'], '--seconds is "ten". Expected a whole number from 1 to 1000.'],
    [['--engine', 'none'], 'Unknown engine "none". Expected civic, apollo, hive.'],
    [
      ['--workload', 'none'],
      'Unknown workload "none". Expected wall-dashboard, case-files, deep-nest.',
    ],
  ]) {
    it(`ends with 2 for ${words.join(' ')}`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words]);
      assert.deepEqual(
        { status, stdout: stdout.toString(), stderr: stderr.toString() },
        { status: 2, stdout: '', stderr: `${message}\n` },
      );
    });
  }

  it('ends with 2 for an option that it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [script, '--fast']);
    assert.equal(status, 2);
    assert.match(stderr.toString(), /^Unknown option '--fast'.*Expected \[--rounds N\]/);
  });
});
