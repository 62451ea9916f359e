import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { buildUnit, buildLegalEntity } from '#modules/organization/index.ts';
import { listPeople } from '#modules/people/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { createPeople, readArchive, type NewPerson } from '#modules/employment/index.ts';
import { buildActor } from '#modules/employment/factory.ts';
import { systemActor } from '#platform/database/actor.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import { makeKeys } from '#platform/secrets/key-file.ts';
import { testDatabase } from '#testing/test-database.ts';
const cost = new Map<string, number>(); import { insertSpy } from './zz-spy.ts';
const world = await testDatabase('2026-11-24'); insertSpy(cost);
const keys = makeKeys(new Date());
const deps = { secrets: keyringOf(() => keys, 'folder'), clock: world.clock };
const origin = { requestId: null, ip: null, command: 'bench' };
const db = world.database; const setup = systemActor('setup');
const units: string[] = []; let sub = ''; let half = '';
await db.as(setup, origin, async tx => {
  const le = await buildLegalEntity(tx);
  const root = await buildUnit(tx, { name: '集团', kind: 'company', legalEntityId: le });
  for (let i = 0; i < 10; i++) {
    const d = await buildUnit(tx, { name: `事业部${i}`, parentId: root, legalEntityId: le });
    if (i === 0) sub = d; 
    for (let j = 0; j < 20; j++) units.push(await buildUnit(tx, { name: `部门${i}-${j}`, parentId: d, legalEntityId: le }));
  }
  half = root;
  await sql`select unit_reach_refresh()`.execute(tx);
});
const N = Number(process.env['N'] ?? 100000);
const sur = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']; const giv = [...'伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红建国文斌宇浩凯鑫欣怡子轩梓涵'];
let t = Date.now();
const people: NewPerson[] = Array.from({ length: N }, (_, i) => {
  const name = sur[i % sur.length]! + giv[(i * 7) % giv.length] + giv[(i * 13 + (i >> 5)) % giv.length];
  const valid = { from: `20${String(10 + (i % 15)).padStart(2, '0')}-03-01` as never, until: null };
  return { id: newId(), basic: { name, sex: i % 2 ? 'male' : 'female', birthOn: `19${70 + (i % 30)}-0${1 + (i % 9)}-1${i % 9}`, ethnicityCode: '01' },
    identity: [{ kind: 'identity-card', number: `1101011990${String(i).padStart(8, '0')}` }], contact: { phone: `13${String(i).padStart(9, '0')}`, email: `p${i}@example.com` },
    education: [{ educationCode: '21', school: '某大学', isHighest: true }], bank: [{ bankName: '工商银行', accountName: name, number: `62220212345${String(i).padStart(8, '0')}` }],
    employments: [{ valid, number: `E${String(i).padStart(6, '0')}`, assignments: [{ valid, reason: 'hire', unitId: units[i % units.length]!, postName: '工程师' }] }], pay: [{ valid, item: 'base', amountFen: 1000000 + i }] };
});
console.log('made', Date.now() - t); t = Date.now(); const p0 = await cpuPg(), c0 = cpuNode();
await db.as(setup, origin, tx => createPeople(tx, deps, people)); console.log('createPeople cpu pg', await cpuPg() - p0, 'node', cpuNode() - c0);
console.log("createPeople", Date.now() - t); console.log([...cost].sort((a,b)=>b[1]-a[1]).slice(0,16)); 
t = Date.now();
await db.ownerQuery('vacuum analyze'); console.log('analyze', Date.now() - t);
const hr = await db.as(setup, origin, tx => buildActor(tx, { role: 'hr-specialist', unitId: sub }));
const hrAll = await db.as(setup, origin, tx => buildActor(tx, { role: 'hr-specialist', unitId: half }));
const admin = await db.as(setup, origin, tx => buildActor(tx, { role: 'administrator' }));

import { readFileSync } from 'node:fs';
async function cpuPg() { const r = await db.ownerQuery("select pid from pg_stat_activity where datname = current_database()"); let t = 0; for (const x of r) { try { const f = readFileSync(`/proc/${x['pid']}/stat`, 'utf8').split(') ')[1]!.split(' '); t += Number(f[11]) + Number(f[12]); } catch {} } return t * 10; }
function cpuNode() { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
async function measure(name: string, f: (i: number) => Promise<unknown>, n = 150, _c = 1) {
  for (let k = 0; k < 10; k++) await f(k);
  const p = await cpuPg(), c = cpuNode();
  for (let k = 0; k < n; k++) await f(k);
  console.log(name, 'cpu ms/call: pg', (((await cpuPg()) - p) / n).toFixed(2), 'node', ((cpuNode() - c) / n).toFixed(2));
}
for (const [who, actor] of [['sub', hr], ['root', hrAll], ['admin', admin]] as const) {
  const run = (q: object) => (i: number) => db.as(actor, origin, tx => listPeople(tx, deps, { limit: 50, ...q, ...(q as { f?: (i: number) => object }).f?.(i), f: undefined } as never));
  await measure(`${who} first page`, run({}));
  await measure(`${who} page no total`, run({ total: false }));
  await measure(`${who} offset 5000 no total`, run({ total: false, offset: 5000 }));
  await measure(`${who} search pinyin`, run({ q: 'wangwei' }));
  await measure(`${who} search 王`, run({ q: '王' }), 100);
  await measure(`${who} search phone`, run({ q: '13000001234' }));
  await measure(`${who} active, total`, run({ employmentStatus: ['active'], sort: 'number' }));
}
const ids = people.filter((_, i) => (i % 200) < 20).slice(0, 400).map(p => p.id);
await measure('archive sub', i => db.as(hr, origin, tx => readArchive(tx, ids[i % ids.length]!, { asOf: '2026-11-24' as never, knownAt: null })));
await measure('archive sub 1 client', i => db.as(hr, origin, tx => readArchive(tx, ids[i % ids.length]!, { asOf: '2026-11-24' as never, knownAt: null })), 100, 1);

const plan = async (actor: never, q: string) => { const r = await db.as(actor, origin, tx => sql.raw(`explain (analyze, buffers off) ${q}`).execute(tx)); console.log(r.rows.map(x => (x as Record<string, string>)['QUERY PLAN']).join('\n')); };
const u = (await db.ownerQuery(`select array_agg(unit_id)::text as u from unit_reach where ancestor_id = '${sub}'`))[0]!['u'];
await plan(hr as never, `select p.* from person p where not p.is_withdrawn and (p.unit_id = any('${u}'::uuid[])) order by p.sort_key, p.id limit 50`);
await plan(hr as never, `select count(*) from person p where not p.is_withdrawn and (p.unit_id = any('${u}'::uuid[]))`);
if (process.env['SQLTIME']) {}
await world.close();
