import { sql } from 'kysely';
import { systemActor } from '#platform/database/actor.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createSignIn } from '#platform/sign-in/sign-in.ts';
import { testDatabase } from '#testing/test-database.ts';
import { fillDemo } from './fill.ts';

const { database, clock, close } = await testDatabase();
const secrets = openKeyring({ folder: '/tmp/demo-try' });
const signIn = createSignIn({ database, secrets, clock });
const t = performance.now();
const f = await fillDemo(
  { database, secrets, clock, signIn },
  { people: Number(process.argv[2] ?? 300), say: console.log },
);
console.log(f.people, f.units, performance.now() - t);
await database.as(systemActor('demo'), { requestId: null, ip: null, command: 't' }, async tx => {
  const before = await sql`select * from person order by id`.execute(tx);
  const t = performance.now();
  await sql`select person_refresh(array(select id from person))`.execute(tx);
  console.log('refresh', performance.now() - t);
  const after = await sql`select * from person order by id`.execute(tx);
  let n = 0;
  before.rows.forEach((r, i) => {
    if (JSON.stringify(r) !== JSON.stringify(after.rows[i]) && n++ < 3) console.log(r, after.rows[i]);
  });
  console.log('differ', n);
});
await close();
