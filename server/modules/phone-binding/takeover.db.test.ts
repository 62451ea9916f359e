import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { KyselyPlugin } from 'kysely';
import type { Identity } from '#platform/http/route.ts';
import { createServer } from '#platform/http/server.ts';
import { type RebindWorld, rebindWorld, type Someone, wanted } from './factory.ts';
import { phoneBindingRoutes } from './routes.ts';

/** Attempts to get at somebody's number, or to learn whose it is, from outside and from within the desk. */
let world: RebindWorld;
let server: FastifyInstance;
let identity: Identity | null = null;
/** The kinds of the statements that the requests asked of the database, one after the other. */
let work: string[] = [];
const witness: KyselyPlugin = {
  transformQuery: ({ node }) => {
    work.push(node.kind);
    return node;
  },
  transformResult: async ({ result }) => result,
};

before(async () => {
  world = await rebindWorld();
  const { database } = world;
  const watched: typeof database = {
    ...database,
    as: (actor, origin, run) =>
      database.as(actor, origin, tx => (identity ? run(tx) : run(tx.withPlugin(witness) as typeof tx))),
  };
  server = await createServer({
    database: watched,
    // The http layer's own limit would answer first, and hide what is looked at here.
    routes: phoneBindingRoutes({ ...world.deps, database: watched }).map(each => ({
      ...each,
      endpoint: { ...each.endpoint, rateLimit: 100_000 },
    })),
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 1_000_000,
    callsPerMinute: 100_000,
    doorkeeper: { identify: async () => identity, isCrossSite: () => false },
  });
});
beforeEach(async () => {
  identity = null;
  await query('delete from sign_in_attempt');
  await query(`delete from phone_rebind`);
});
after(async () => {
  await server.close();
  await world.close();
});

const query = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);
const cases = async () => (await query('select count(*)::int as n from phone_rebind'))[0]?.n;
let hosts = 0;
/** Every request from another network, as with a botnet, unless one is named. */
const nextAddress = () => `10.${(++hosts >> 8) & 255}.${hosts & 255}.9`;

async function post(path: string, payload: object, remoteAddress = nextAddress()) {
  work = [];
  const reply = await server.inject({ method: 'POST', url: `/api/rebind/${path}`, payload, remoteAddress });
  const { requestId: _, ...told } = reply.json() as Record<string, unknown>;
  return { status: reply.statusCode, told, size: reply.body.length, work };
}

/** A code that has arrived: only whoever holds the phone has it. */
async function codeOn(phone: string, address?: string): Promise<{ token: string; code: string }> {
  world.clock.pass(3_700_000);
  const { told } = await post('start', { phone }, address);
  return { token: String(told.token), code: world.sender.caught(phone) ?? '' };
}
const prove = async (who: Partial<ReturnType<RebindWorld['proofsOf']>>, phone = wanted, address?: string) =>
  post('prove', { ...(await codeOn(phone, address)), ...world.proofsOf(world.applicant), ...who }, address);

test('the first step answers and works alike for a number that is bound, free or unknown', async () => {
  const replies = [];
  for (const phone of [wanted, '13800000002', '13999999991']) {
    const reply = await post('start', { phone });
    assert.deepEqual(Object.keys(reply.told), ['token', 'phoneMasked', 'expiresAt']);
    replies.push([reply.status, reply.size, reply.work.join(' ')]);
  }
  assert.equal(new Set(replies.map(each => JSON.stringify(each))).size, 1, JSON.stringify(replies));
});

test('whichever proof is wrong, the refusal is the same to the letter and costs the same work', async () => {
  const { applicant, holder, third } = world;
  const start = await codeOn(wanted);
  const right = { ...world.proofsOf(applicant) };
  const wrong: object[] = [
    { ...right, ...start, code: start.code === '000000' ? '000001' : '000000' },
    { ...right, token: 'no-such-token', code: start.code },
  ];
  const replies = [];
  for (const body of wrong) replies.push(await post('prove', body));
  replies.push(await prove({ name: '别的名字' }));
  await query('delete from sign_in_attempt');
  replies.push(await prove({ identityNumber: '110101199005179999' }, '13800000011'));
  replies.push(await prove({ identityNumber: holder.identityNumber }, '13800000012'));
  replies.push(await prove({ socialNumber: third.socialNumber }, '13800000013'));
  replies.push(await prove({ name: ' ', identityNumber: '-' }, '13800000014'));
  const distinct = new Set(replies.map(({ status, told, size }) => JSON.stringify([status, told, size])));
  assert.equal(distinct.size, 1, [...distinct].join('\n'));
  assert.equal(replies[0]?.told.code, 'rebind.not-accepted');
  assert.equal(
    new Set(replies.map(each => each.work.join(' '))).size,
    1,
    replies.map(each => each.work.join(' ')).join('\n'),
  );
  assert.equal(await cases(), 0);
});

test('an identity number is not guessed at from ever new phones and networks: it locks for a day, for the right proofs too', async () => {
  const { applicant } = world;
  for (let n = 0; n < 5; n++) await prove({ socialNumber: `SB${n}` }, `1370000000${n}`);
  const locked = await prove({}, '13700000009');
  assert.equal(locked.told.code, 'rebind.not-accepted');
  world.clock.pass(20 * 3_600_000);
  assert.equal((await prove({}, '13700000008')).status, 403, 'still locked');
  world.clock.pass(5 * 3_600_000);
  assert.equal((await prove({}, '13700000007')).status, 200, `${applicant.name} after a day`);
});

test('a phone does not try one identity number after the other', async () => {
  for (let n = 0; n < 6; n++) await prove({ identityNumber: `11010119900517${String(1000 + n)}` });
  assert.equal((await prove({})).status, 403);
  assert.equal(await cases(), 0);
});

test('an address does not try one phone and identity number after the other', async () => {
  for (let n = 0; n < 30; n++) {
    const phone = `136000000${String(n).padStart(2, '0')}`;
    await prove({ identityNumber: `11010119900517${String(2000 + n)}` }, phone, '192.0.2.7');
  }
  assert.equal((await prove({}, '13500000000', '192.0.2.7')).status, 403);
  assert.equal((await prove({}, '13500000001', '192.0.2.8')).status, 200, 'somebody else is not hindered');
});

test('a code is not guessed: five wrong ones and the token is dead, also for the right one', async () => {
  const start = await codeOn(wanted);
  const proofs = world.proofsOf(world.applicant);
  for (let n = 0; n < 5; n++) {
    const code = String((Number(start.code) + 1 + n) % 1_000_000).padStart(6, '0');
    assert.equal((await post('prove', { ...start, ...proofs, code })).status, 403);
    world.clock.pass(10_000);
  }
  assert.equal((await post('prove', { ...start, ...proofs })).status, 403);
  assert.equal(await cases(), 0);
});

test('guesses sent side by side are counted one by one', async () => {
  const start = await codeOn(wanted);
  const proofs = world.proofsOf(world.applicant);
  const codes = Array.from({ length: 40 }, (_, n) => String((Number(start.code) + 1 + n) % 1_000_000).padStart(6, '0'));
  await Promise.all(codes.map(code => post('prove', { ...start, ...proofs, code })));
  const counted = await query(`select max(failures) as n from sign_in_attempt where subject like 'rebind-token:%'`);
  assert.ok(Number(counted[0]?.n) <= 5, 'no more than five were looked at');
  assert.equal((await post('prove', { ...start, ...proofs })).status, 403);
});

test('without the code on the new phone nobody locks somebody else’s identity number', async () => {
  for (let n = 0; n < 12; n++)
    await post('prove', { token: `made-up-${n}`, code: '123456', ...world.proofsOf(world.applicant) });
  assert.equal((await prove({})).status, 200);
});

test('a code counts once and for ten minutes, sent again or at the same moment', async () => {
  const start = await codeOn(wanted);
  const body = { ...start, ...world.proofsOf(world.applicant) };
  const both = await Promise.all([post('prove', body), post('prove', body)]);
  assert.deepEqual(both.map(each => each.status).sort(), [200, 403]);
  assert.equal((await post('prove', body)).status, 403, 'replayed');
  const late = await codeOn('13800000021');
  world.clock.pass(10 * 60_000);
  assert.equal((await post('prove', { ...late, ...world.proofsOf(world.third) })).status, 403, 'expired');
  const other = await codeOn('13800000022');
  const mixed = { ...(await codeOn('13800000023')), token: other.token, ...world.proofsOf(world.third) };
  assert.equal((await post('prove', mixed)).status, other.code === mixed.code ? 200 : 403, 'a code of another number');
});

test('a phone is not rung without end, and the answer does not tell', async () => {
  const phone = '13800000031';
  let sent = 0;
  let last = '';
  for (let n = 0; n < 40; n++) {
    const { status, told } = await post('start', { phone });
    assert.equal(status, 200);
    assert.equal(told.phoneMasked, '138****0031');
    const caught = world.sender.caught(phone) ?? '';
    if (caught !== last) sent++;
    last = caught;
    world.clock.pass(30_000);
  }
  assert.ok(sent <= 7, `${sent} messages`);
});

test('a case is found neither by guessing its number nor its code, and both fail alike', async () => {
  const opened = await world.apply(world.applicant);
  const wrong = [
    { number: opened.number, code: 'aaaaa-bbbbb-ccccc-ddddd' },
    { number: 'JB-20261124-9999', code: opened.code },
    { number: '%', code: opened.code },
    { number: opened.number, code: '-' },
  ];
  const replies = [];
  for (const key of wrong) for (const path of ['status', 'expedite', 'withdraw']) replies.push(await post(path, key));
  assert.equal(new Set(replies.map(({ status, told, size }) => JSON.stringify([status, told, size]))).size, 1);
  assert.equal(new Set(replies.map(each => each.work.join(' '))).size, 1);
  for (let n = 0; n < 40; n++) await post('status', { number: opened.number, code: `x${n}` }, '192.0.2.50');
  assert.equal(
    (await post('status', { number: opened.number, code: opened.code }, '192.0.2.50')).status,
    404,
    'whoever hammers learns nothing',
  );
  assert.equal(
    (await post('status', { number: opened.number, code: opened.code })).status,
    200,
    'the applicant elsewhere is not locked out',
  );
});

test('what the applicant sees is no different when somebody else holds the number', async () => {
  const shown = [];
  for (const phone of [wanted, '13800000041']) {
    const opened = await world.apply(await world.someone('同名者', null), phone);
    const { told, size } = await post('status', { number: opened.number, code: opened.code });
    shown.push({
      told: { ...told, number: '', steps: (told.steps as { at: string }[]).map(each => ({ ...each, at: '' })) },
      size,
    });
    assert.ok(!JSON.stringify(told).includes(world.holder.name));
  }
  assert.deepEqual({ ...shown[0], size: 0 }, { ...shown[1], size: 0 });
  assert.equal(shown[0]?.size, shown[1]?.size);
});

test('at the desk a party to the case sees neither its evidence nor its numbers, and the rest only masked', async () => {
  const { holder, desk, applicant } = world;
  const opened = await world.apply(applicant);
  const as = (accountId: string, personId: string | null) => {
    identity = {
      actor: { kind: 'person', accountId, personId, name: 'x' },
      sessionId: null,
      isDemo: false,
      displayName: 'x',
      need: null,
    };
  };
  const get = async (url: string) => {
    const reply = await server.inject({ url: `/api${url}` });
    return { status: reply.statusCode, body: reply.body };
  };
  const reveal = (statementId: string) =>
    server.inject({ method: 'POST', url: `/api/rebinds/${opened.rebindId}/reveal`, payload: { statementId } });
  await grant(holder);
  as(holder.accountId, holder.personId);
  assert.equal((await get(`/rebinds/${opened.rebindId}`)).status, 403);
  assert.ok(!(await get('/rebinds')).body.includes(opened.number));
  assert.equal((await reveal(opened.rebindId)).statusCode, 403);
  as(world.third.accountId, world.third.personId);
  assert.equal((await get('/rebinds')).status, 403, 'without the right');
  as(desk[0], null);
  const read = await get(`/rebinds/${opened.rebindId}`);
  assert.equal(read.status, 200, read.body);
  assert.ok(!read.body.includes(wanted) && read.body.includes('138****0001'));
  const told = await reveal(opened.rebindId);
  assert.deepEqual(told.json(), { phone: wanted });
  const noted = await query(`select 1 from audit_entry where kind = 'rebind.reveal'`);
  assert.equal(noted.length, 1, 'every reading is noted, refused ones are none');
  assert.equal((await reveal(holder.accountId)).statusCode, 404);
});

async function grant(someone: Someone): Promise<void> {
  await query(
    `insert into access_grant (id, account_id, role_id, valid)
     select gen_random_uuid(), $1, id, '(,)' from access_role where code = 'data-steward'`,
    [someone.accountId],
  );
}

test('without a gateway for messages nothing is begun, and a clear sentence says so', async () => {
  const bare = await createServer({
    database: world.database,
    routes: phoneBindingRoutes({ ...world.deps, sender: null }),
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 1000,
    callsPerMinute: 1000,
    doorkeeper: { identify: async () => null, isCrossSite: () => false },
  });
  const started = await bare.inject({ method: 'POST', url: '/api/rebind/start', payload: { phone: wanted } });
  assert.deepEqual([started.statusCode, started.json().code], [409, 'rebind.no-gateway']);
  assert.match(started.json().title, /尚未开通短信验证码/);
  const shown = await bare.inject({ method: 'POST', url: '/api/rebind/demo-code', payload: { token: 'x' } });
  assert.equal(shown.json().code, 'rebind.not-demo');
  await bare.close();
});
