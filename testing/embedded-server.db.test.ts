import assert from 'node:assert/strict';
import test from 'node:test';
import { Client } from 'pg';
import { startEmbeddedServer } from './embedded-server.ts';

// About the server itself, so once is enough: in the run that is on a server.
if (process.env.RENSHI_TEST_DATABASE === 'postgres') {
  test('a server of our own is PostgreSQL 18 and guards spans by temporal keys', async () => {
    const server = await startEmbeddedServer({ durable: true });
    const client = new Client(server.url);
    try {
      await client.connect();
      const { rows } = await client.query("select current_setting('server_version_num')::int as version");
      assert.equal(Math.floor(rows[0].version / 10_000), 18);
      await client.query('create extension btree_gist');
      await client.query('create table post (id int, valid daterange, primary key (id, valid without overlaps))');
      await client.query("insert into post values (1, '[2026-01-01,2026-07-01)'), (1, '[2026-07-01,)')");
      await assert.rejects(client.query("insert into post values (1, '[2026-06-30,2026-07-02)')"), { code: '23P01' });
    } finally {
      await client.end();
      await server.stop();
    }
    await assert.rejects(new Client(server.url).connect(), { code: 'ECONNREFUSED' });
  });

  test('a server that another process started is used, and left running', async () => {
    const server = await startEmbeddedServer();
    assert.equal(server.url, process.env.RENSHI_TEST_PG_URL);
    await server.stop();
    const client = new Client(server.url);
    await client.connect();
    await client.end();
  });
}
