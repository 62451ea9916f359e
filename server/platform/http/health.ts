import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { systemActor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';

const slowMs = 5000;

/** GET /health: 200 when the database answers within 5 s and the jobs run, else 503. Tells nothing about the installation. */
export function serveHealth(server: FastifyInstance, database: Database, jobsAlive: () => boolean): void {
  server.get('/health', { logLevel: 'silent' }, async (_, reply) => {
    const answered = await Promise.race([
      ask(database),
      new Promise<boolean>(resolve => setTimeout(() => resolve(false), slowMs).unref()),
    ]);
    const jobs = jobsAlive();
    const ok = answered && jobs;
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ok ? 'ok' : 'failing', database: answered ? 'ok' : 'failing', jobs: jobs ? 'ok' : 'failing' });
  });
}

async function ask(database: Database): Promise<boolean> {
  try {
    await database.as(systemActor('health'), { requestId: null, ip: null, command: 'health' }, tx =>
      sql`select 1`.execute(tx),
    );
    return true;
  } catch {
    return false;
  }
}
