import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import Type from 'typebox';
import { endpoint } from '#contract/endpoint.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import type { Tx } from '../database/database.ts';
import { createLogger } from '../telemetry/logger.ts';
import { route } from './route.ts';
import { createServer } from './server.ts';

const common = { method: 'GET', action: 'public', summary: 'x', tag: 'people' } as const;
const reply = Type.Object({ items: Type.Array(Type.Object({ n: Type.Integer() })) });
const declared = endpoint({ ...common, path: '/declared', reply });
const forgotten = endpoint({ ...common, path: '/forgotten', reply });

let world: TestDatabase;
let server: FastifyInstance;
const warned: string[] = [];
const noted: string[] = [];
let runs = 0;

const note = async (tx: Tx, name: string) => {
  runs++;
  await sql`select audit_note(${name}, '{}'::uuid[], '{}'::jsonb)`.execute(tx);
  noted.push(name);
  return { items: [{ n: noted.length }] };
};

before(async () => {
  world = await testDatabase();
  const logger = createLogger({ level: 'warn', destination: { write: (line: string) => void warned.push(line) } });
  server = await createServer({
    database: world.database,
    doorkeeper: { identify: async () => null, isCrossSite: () => false },
    routes: [
      route(declared, ({ tx }) => note(tx, 'declared'), { writes: true }),
      route(forgotten, ({ tx }) => note(tx, 'forgotten')),
    ],
    logger: logger as FastifyBaseLogger,
    trustProxy: false,
    uploadLimitBytes: 1000,
    callsPerMinute: 10_000,
  });
});
after(async () => {
  await server.close();
  await world.close();
});

const entries = async (name: string) =>
  (await world.database.ownerQuery(`select 1 as one from audit_entry e where e::text like '%${name}%'`)).length;

test('what a GET writes is kept before it answers; one that does not declare it is done again, and its author is told once', async () => {
  assert.equal((await server.inject('/api/declared')).statusCode, 200);
  assert.deepEqual([await entries('declared'), runs], [1, 1]);
  assert.equal((await server.inject('/api/forgotten')).statusCode, 200);
  assert.deepEqual([await entries('forgotten'), runs], [1, 3]);
  assert.equal((await server.inject('/api/forgotten')).statusCode, 200);
  assert.deepEqual([await entries('forgotten'), runs], [2, 4]);
  assert.deepEqual(
    warned.map(line => (JSON.parse(line) as { route: string }).route),
    ['/forgotten'],
  );
});
