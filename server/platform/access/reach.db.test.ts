import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#testing/test-database.ts';

test('the ladder and the policies stand', async () => {
  const { database, close } = await testDatabase();
  const rows = await database.ownerQuery('select count(*) as n from access_role');
  assert.equal(rows[0]!['n'], 7);
  await close();
});
