import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verifyAudit } from '#platform/audit/verify.ts';
import { approveRebind } from './commands/approve-rebind.ts';
import { bindPhone } from './commands/bind-phone.ts';
import { expediteRebind, watchRebind, withdrawRebind } from './commands/follow-rebind.ts';
import { refreshEvidence } from './commands/note-standing.ts';
import { putSources } from './commands/put-sources.ts';
import { refuseRebind } from './commands/refuse-rebind.ts';
import { type RebindWorld, rebindWorld, wanted } from './factory.ts';
import { phoneBindingGuards } from './policy.ts';
import { staleSourcesOf } from './queries/desk.ts';
import { evidenceOf, sourcesDisagree } from './queries/evidence.ts';

let world: RebindWorld;
before(async () => {
  world = await rebindWorld();
});
after(() => world.close());

const query = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);
const refusal = (code: string) => (fault: unknown) => (fault as { code?: string }).code === code;
const phoneOf = async (accountId: string) =>
  (await query('select phone from account where id = $1', [accountId]))[0]?.phone;

test('a case shows what each source says of both, and on two agreements moves the number in one go', async () => {
  const { applicant, holder, desk, deps, asSystem, news } = world;
  await asSystem(tx =>
    putSources(tx, deps, [
      { personId: applicant.personId, source: 'social-insurance', phone: wanted, statedOn: '2026-10-01' },
      { personId: applicant.personId, source: 'organization-department', phone: '13800000002' },
      { personId: holder.personId, source: 'social-insurance', phone: wanted, statedOn: '2019-03-01' },
    ]),
  );
  await world.session(applicant.accountId);
  await world.session(holder.accountId);
  const opened = await world.apply(applicant);
  assert.match(opened.number, /^JB-20261124-\d{4}$/);
  assert.ok(opened.code.replaceAll('-', '').length >= 17, 'at least 80 bits of 31 characters');

  const evidence = await asSystem(tx => evidenceOf(tx, deps, opened.rebindId));
  assert.equal(evidence.verdict, 'split');
  assert.equal(await asSystem(tx => sourcesDisagree(tx, deps, opened.rebindId)), true);
  assert.ok(!JSON.stringify(evidence).includes(wanted), 'no whole number');
  assert.deepEqual(
    evidence.holders.map(each => each.statements.map(({ source, statedOn, agrees }) => [source, statedOn, agrees])),
    [
      [
        ['personnel', null, true],
        ['social-insurance', '2019-03-01', true],
      ],
    ],
  );

  const approve = (deciders: string[]) =>
    asSystem(tx => approveRebind(tx, deps, opened.rebindId, { deciders, note: '已电话核实' }));
  await assert.rejects(approve([desk[0]]), refusal('rebind.agreement-missing'));
  await assert.rejects(approve([desk[0], desk[0]]), refusal('rebind.agreement-missing'), 'one member, twice');
  assert.equal(await phoneOf(holder.accountId), wanted, 'a refusal moves nothing');
  const done = await approve([desk[0], desk[1]]);
  assert.deepEqual(done, {
    done: true,
    applicantId: applicant.personId,
    holderIds: [holder.personId],
    staleSources: 3,
  });

  assert.equal(await phoneOf(applicant.accountId), wanted);
  assert.equal(await phoneOf(holder.accountId), null);
  assert.equal(await world.openSessions(applicant.accountId), 0);
  assert.equal(await world.openSessions(holder.accountId), 0);
  const contacts = await query(
    `select phone, lower(valid)::text as since from person_contact where person_id = $1 order by lower(valid) nulls first`,
    [applicant.personId],
  );
  assert.deepEqual(contacts, [
    { phone: '13800000002', since: null },
    { phone: wanted, since: '2026-11-24' },
  ]);
  const kept = await query(`select phone from person_contact where person_id = $1`, [holder.personId]);
  assert.deepEqual(kept, [{ phone: wanted }], 'the archive of the old holder is his to correct');
  const stale = await asSystem(tx => staleSourcesOf(tx, opened.rebindId));
  assert.deepEqual(stale.map(each => [each.source, each.personName, each.state]).sort(), [
    ['organization-department', applicant.name, 'stale-to-correct'],
    ['personnel', holder.name, 'stale-to-correct'],
    ['social-insurance', holder.name, 'stale-to-correct'],
  ]);
  const moved = news.filter(each => each.name === 'phone-binding.moved');
  assert.equal(moved.length, 1);

  await world.session(applicant.accountId);
  const again = await approve([desk[0], desk[1]]);
  assert.deepEqual(again, { ...done, done: false });
  assert.equal(await world.openSessions(applicant.accountId), 1, 'a second approval ends no session');
  assert.equal(news.filter(each => each.name === 'phone-binding.moved').length, 1);
  await assert.rejects(
    asSystem(tx => refuseRebind(tx, deps, opened.rebindId, { deciders: [desk[0]], why: 'not-proven' })),
    refusal('rebind.ended'),
  );
});

test('who is a party to a case cannot decide it, whatever calls, and the database holds it too', async () => {
  const { third, applicant, desk, deps, asSystem } = world;
  const opened = await world.apply(third);
  const by = (...deciders: string[]) => asSystem(tx => approveRebind(tx, deps, opened.rebindId, { deciders }));
  await assert.rejects(by(desk[0], third.accountId), refusal('rebind.party-yourself'));
  await assert.rejects(by(desk[0], applicant.accountId), refusal('rebind.party-yourself'), 'who holds the number now');
  await assert.rejects(by(), refusal('rebind.agreement-missing'));
  await assert.rejects(
    query(`update phone_rebind set state = 'approved', decided_by = array[$2::uuid] where id = $1`, [
      opened.rebindId,
      third.accountId,
    ]),
    /number of his own/,
  );
  const told = await asSystem(tx =>
    refuseRebind(tx, deps, opened.rebindId, { deciders: [desk[0]], why: 'not-proven', note: '社保登记为他人' }),
  );
  assert.equal(told.done, true);
  await assert.rejects(
    query(`update phone_rebind set state = 'open' where id = $1`, [opened.rebindId]),
    /a case ends once/,
  );
  const seen = await watchRebind(deps, opened, world.origin());
  assert.ok(!JSON.stringify(seen).includes('社保登记为他人'), 'what the desk noted stays at the desk');
  assert.equal(seen.state, 'refused');
});

test('two who want one number: the second must be looked at anew once the first has it', async () => {
  const { desk, deps, asSystem } = world;
  const first = await world.someone('甲先生', null);
  const second = await world.someone('乙先生', null);
  const a = await world.apply(first, '13800000033');
  const b = await world.apply(second, '13800000033');
  const approve = (id: string, ...deciders: string[]) => asSystem(tx => approveRebind(tx, deps, id, { deciders }));
  const results = await Promise.allSettled([approve(a.rebindId, desk[0]), approve(b.rebindId, desk[0])]);
  assert.deepEqual(results.map(each => each.status).sort(), ['fulfilled', 'rejected']);
  const lost = results[0]?.status === 'rejected' ? a : b;
  await assert.rejects(approve(lost.rebindId, desk[0]), refusal('rebind.evidence-changed'));
  const open = await query(
    `select person_id from phone_binding where ended_at is null and phone_masked = '138****0033'`,
  );
  assert.equal(open.length, 1, 'one person, one phone');
  assert.equal(await asSystem(tx => refreshEvidence(tx, deps, lost.rebindId)), true);
  await assert.rejects(approve(lost.rebindId, desk[0]), refusal('rebind.agreement-missing'), 'somebody holds it now');
  assert.equal((await approve(lost.rebindId, desk[0], desk[2])).done, true);
  const bound = await query(
    `select person_id from phone_binding where ended_at is null and phone_masked = '138****0033'`,
  );
  assert.deepEqual(bound, [{ person_id: lost === a ? first.personId : second.personId }]);
});

test('the applicant follows his case, expedites once a day and withdraws', async () => {
  const { deps, clock, news } = world;
  const someone = await world.someone('丙先生', null);
  const opened = await world.apply(someone, '13800000044');
  assert.equal((await expediteRebind(deps, opened, world.origin())).expedites, 1);
  await assert.rejects(expediteRebind(deps, opened, world.origin()), refusal('rebind.expedited-today'));
  clock.pass(24 * 3_600_000);
  assert.equal((await expediteRebind(deps, opened, world.origin())).expedites, 2);
  assert.equal((await withdrawRebind(deps, opened, world.origin())).state, 'withdrawn');
  await assert.rejects(withdrawRebind(deps, opened, world.origin()), refusal('rebind.ended'));
  assert.deepEqual(
    news.slice(-3).map(each => each.name),
    ['phone-binding.expedited', 'phone-binding.expedited', 'phone-binding.rebind-withdrawn'],
  );
});

test('asked again while it is open, the case stays one and only the newest code opens it', async () => {
  const { deps } = world;
  const someone = await world.someone('丁先生', null);
  const first = await world.apply(someone, '13800000055');
  const second = await world.apply(someone, '13800000055');
  assert.equal(second.number, first.number);
  await assert.rejects(watchRebind(deps, first, world.origin()), refusal('rebind.unknown'));
  assert.equal((await watchRebind(deps, second, world.origin())).state, 'open');
});

test('a free number is bound at once, a taken one is refused with the way on', async () => {
  const { deps, asSystem, third, someone } = world;
  await asSystem(tx => bindPhone(tx, deps, third.personId, '13800000066'));
  const other = await someone('戊先生', null);
  await assert.rejects(
    asSystem(tx => bindPhone(tx, deps, other.personId, '13800000066')),
    fault =>
      refusal('phone-binding.taken')(fault) && (fault as { facts: { wayOn: string } }).facts.wayOn === '/m/#/rebind',
  );
  await asSystem(tx => bindPhone(tx, deps, third.personId, '13800000067'));
  await asSystem(tx => bindPhone(tx, deps, other.personId, '13800000066'));
});

test('the audit of all this is whole and holds no number', async () => {
  assert.deepEqual((await verifyAudit(world.database, phoneBindingGuards)).faults, []);
  const entries = await query(`select body::text as body from audit_entry`);
  assert.ok(entries.length > 10);
  assert.ok(!entries.some(each => String(each.body).includes(wanted)));
});
