// Real ratings of real evenings, one simulated phone per person over real sockets: what the server
// publishes is what the files say. scripts/waves runs all fourteen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { run, temporaryFolder } from './lib/server.mjs';

// Mutual pairs of each wave, counted from the files.
const MUTUAL = [31, 31, 13, 65, 27, 5, 43, 18, 62, 15, 64, 21, 16, 63];
// The most pairs of any stable matching of each wave, as two independent programs found them.
const STABLE = [6, 9, 7, 12, 7, 4, 13, 7, 14, 5, 15, 9, 6, 16];
const waves = (process.env.QUADRILLE_WAVES ?? '1,6,13').split(',').map(Number);
const file = (wave, name) => {
  const folder = `wave-${String(wave).padStart(2, '0')}`;
  return fileURLToPath(new URL(`../data/columbia/${folder}/${name}.csv`, import.meta.url));
};

const filesOf = (wave) => ['--people', file(wave, 'people'), '--ratings', file(wave, 'ratings')];

async function rehearse(wave, ...more) {
  const folder = temporaryFolder();
  try {
    const out = join(folder.path, 'result.json');
    const files = filesOf(wave);
    const said = await run(['rehearse', ...files, '--out', out, ...more]);
    assert.equal(said.code, 0, said.err + said.out);
    const checked = await run(['verify', ...files, out]);
    assert.equal(checked.code, 0, checked.err + checked.out);
    const text = readFileSync(out, 'utf8');
    return { text, ...JSON.parse(text) };
  } finally {
    folder.remove();
  }
}

// A rehearsal is almost nothing but waiting for its phases, so they may all wait at once.
const together = { concurrency: 8 };

describe('rehearsals', together, () => {
  for (const wave of waves) {
    test(`O51 wave ${wave}, rule mutual: exactly the mutual pairs`, async () => {
      assert.equal((await rehearse(wave, '--rule', 'mutual')).pairs.length, MUTUAL[wave - 1]);
    });
    test(`O52 wave ${wave}, rule pairs: stable, verified, and the most pairs`, async () => {
      const result = await rehearse(wave, '--rule', 'pairs');
      assert.equal(result.stable, true);
      assert.equal(result.pairs.length, STABLE[wave - 1]);
      assert.equal(result.size_proof, 'certificate');
    });
  }

  test(`O53 wave ${waves[0]} with connections that drop: the same result`, async () => {
    const result = await rehearse(waves[0], '--rule', 'mutual', '--drop', '0.2');
    assert.equal(result.pairs.length, MUTUAL[waves[0] - 1]);
  });

  test(`O54 wave ${waves[0]} with a seed from outside: what match gives`, async () => {
    const rule = ['--rule', 'pairs', '--seed', 'from a hat, 3 May'];
    const rehearsed = await rehearse(waves[0], ...rule);
    const matched = await run(['match', ...filesOf(waves[0]), ...rule]);
    assert.equal(matched.code, 0, matched.err);
    assert.equal(rehearsed.text, matched.out);
    assert.equal(rehearsed.seed, 'from a hat, 3 May');
  });
});
