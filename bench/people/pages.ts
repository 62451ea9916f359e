import { Agent, get } from 'node:http';
import { listPeople } from '#modules/people/index.ts';
import { systemActor } from '#platform/database/actor.ts';
import { type Database, databaseOn } from '#platform/database/database.ts';
import { openPostgres } from '#platform/database/postgres.ts';
import { createAccount } from '#platform/sign-in/accounts.ts';
import type { Ground } from '#server/ground.ts';
import { load, percentile, timed } from './measure.ts';

const clients = 8;
const origin = { requestId: null, ip: null, command: 'bench' };
export const password = 'bench-only-password';

/** Hangs the flat units below ten divisions, so that one division is a subtree with a tenth of the people. Returns its id. */
export async function makeTree(ground: Ground): Promise<string> {
  await ground.database.script(`
    with numbered as (select unit_id, row_number() over (order by name) - 1 as n from unit_version where kind <> 'company')
    update unit_version u set parent_id = (select d.unit_id from numbered d where d.n = numbered.n % 10)
    from numbered where numbered.unit_id = u.unit_id and numbered.n >= 10;
    select set_config('renshi.actor_kind', 'system', false), set_config('renshi.actor_name', 'setup', false);
    select unit_reach_refresh();`);
  // What the server does by itself within minutes of a large load; filling the index of the search is measured in bench/search.ts.
  await ground.database.ownerQuery('truncate search_stale');
  await ground.database.ownerQuery('vacuum analyze');
  const rows = await ground.database.ownerQuery(
    `select unit_id from unit_version where kind <> 'company' order by name limit 1`,
  );
  return rows[0]!.unit_id as string;
}

/** An HR specialist whose scope is one subtree. */
export async function makeSpecialist(ground: Ground, unitId: string): Promise<string> {
  return ground.database.as(systemActor('demo'), origin, async tx => {
    const made = await createAccount(
      tx,
      { username: 'bench-hr', displayName: '测量', roles: [{ code: 'hr-specialist', unitId }], demoPassword: password },
      ground.clock.now(),
    );
    return made.id;
  });
}

export async function signIn(base: string): Promise<string> {
  const reply = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-renshi-request': '1' },
    body: JSON.stringify({ login: 'bench-hr', password }),
  });
  const cookie = reply.headers.get('set-cookie');
  if (!reply.ok || !cookie) throw new Error(`sign-in failed: ${reply.status} ${await reply.text()}`);
  return cookie.split(';')[0]!;
}

/** One connection a client, kept open, as a browser keeps it. */
const agent = new Agent({ keepAlive: true, maxSockets: clients });

function ask(base: string, path: string, cookie: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`${base}/api${path}`, { agent, headers: { cookie } }, reply => {
      const parts: Buffer[] = [];
      reply.on('data', part => parts.push(part));
      reply.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        if (reply.statusCode === 200) resolve(body);
        else reject(new Error(`${reply.statusCode} ${body}`));
      });
    }).on('error', reject);
  });
}

/** Milliseconds of each call of `paths` in turn, at 8 clients over http. */
export async function pageTimes(
  base: string,
  cookie: string,
  paths: readonly string[],
  calls: number,
): Promise<number[]> {
  return load(clients, calls, async n => {
    await ask(base, paths[n % paths.length]!, cookie);
  });
}

/** Milliseconds of each page at 8 clients who open the list, with its count, and scroll on for seven pages, again and again. */
export async function scrollTimes(base: string, cookie: string, pages: number): Promise<number[]> {
  const next = new Map<number, string>();
  return load(clients, pages, async (n, client) => {
    const after = next.get(client);
    const path = n % 8 === 0 || !after ? '/people' : `/people?total=false&after=${after}`;
    // Read off the end: taking a page apart would cost the shared processors as much as the page.
    const told = /"next":"([^"]+)"\}$/.exec((await ask(base, path, cookie)).slice(-800))?.[1];
    if (told) next.set(client, told);
    else next.delete(client);
  });
}

/**
 * The list query as the specialist, under row security and as the owner of the tables, whom it does not bind, over connections of the
 * same kind: ratio of medians.
 */
export async function rowSecurityRatio(
  ground: Ground,
  url: string,
  accountId: string,
  rounds: number,
): Promise<{ under: number; without: number }> {
  const unbound = await openPostgres({ url, appUrl: url, appPassword: '' });
  try {
    const free = databaseOn(unbound, ground.clock);
    const ask = (database: Database) =>
      timed(() =>
        database.as({ kind: 'person', accountId, personId: null, name: 'bench' }, origin, tx =>
          listPeople(tx, ground, { offset: 0, total: false }),
        ),
      );
    const under: number[] = [];
    const without: number[] = [];
    for (let i = 0; i < rounds; i++) {
      under.push((await ask(ground.database)).ms);
      without.push((await ask(free)).ms);
    }
    return { under: percentile(under, 50), without: percentile(without, 50) };
  } finally {
    await unbound.close();
  }
}
