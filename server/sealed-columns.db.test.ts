import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#testing/test-database.ts';
import { sealedColumns } from './sealed-columns.ts';

test('a change of keys walks every column that holds envelopes', async () => {
  const { database, close } = await testDatabase();
  const rows = await database.ownerQuery(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
     where c.table_schema = 'public'
       and (c.column_name in ('sealed', 'envelope', 'number_envelope') or c.column_name like '%\\_envelope'
         or (c.table_name, c.column_name) in (('sign_in_totp', 'secret'), ('file_chunk', 'content'),
           ('workflow_case', 'data'), ('workflow_case', 'stands'), ('workflow_task', 'draft')))`,
  );
  await close();
  const listed = sealedColumns.map(each => `${each.table}.${each.column}`);
  assert.deepEqual(rows.map(row => String(row.name)).sort(), listed.sort());
});
