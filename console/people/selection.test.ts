import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOf, everybody, isPicked, nobody, toggled } from './selection.ts';

test('some are picked by name; of all that match some are left out', () => {
  const two = toggled(toggled(nobody, 'a'), 'b');
  assert.deepEqual([countOf(two, 90), isPicked(two, 'a'), isPicked(two, 'c')], [2, true, false]);
  assert.equal(countOf(toggled(two, 'a'), 90), 1);
  const but = toggled(everybody, 'a');
  assert.deepEqual([countOf(but, 90), isPicked(but, 'a'), isPicked(but, 'c')], [89, false, true]);
  assert.equal(countOf(toggled(but, 'a'), 90), 90);
});
