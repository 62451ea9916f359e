import { databaseOn } from '#platform/database/database.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createSignIn } from '#platform/sign-in/sign-in.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { fillDemo } from './fill.ts';
const { database, clock, close } = await testDatabase();
const secrets = openKeyring({ folder: '/tmp/demo-try' });
const signIn = createSignIn({ database, secrets, clock });
const e: any[] = [];
const app = database.app.withPlugin({ transformQuery: (a: any) => { e.push([process.cpuUsage().user / 1000, (a.node.sqlFragments ? a.node.sqlFragments.join('?') : a.node.kind).replace(/\s+/g, ' ').slice(0, 70)]); return a.node; }, transformResult: async (a: any) => a.result });
const c0 = process.cpuUsage().user / 1000;
await fillDemo({ database: databaseOn({ ...database, app } as any, clock), secrets, clock, signIn }, { people: 300 });
e.push([process.cpuUsage().user / 1000, 'end']);
const sums = new Map<string, [number, number]>();
for (let i = 0; i + 1 < e.length; i++) { const s = sums.get(e[i][1]) ?? [0, 0]; s[0] += e[i + 1][0] - e[i][0]; s[1]++; sums.set(e[i][1], s); }
for (const [k, [ms, n]] of [...sums].sort((a, b) => b[1][0] - a[1][0]).slice(0, 22)) console.log(ms.toFixed(0), n, k);
console.log('before first', e[0][0] - c0, 'total', e.at(-1)[0] - c0, e.length);
await close(); process.exit(0);
