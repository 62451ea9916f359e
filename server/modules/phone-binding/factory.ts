import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { News } from '#platform/outbox/outbox.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { startSession } from '#platform/sign-in/sessions.ts';
import { testDatabase } from '#testing/test-database.ts';
import { proveRebind } from './commands/prove-rebind.ts';
import { putSocial } from './commands/put-sources.ts';
import { startRebind } from './commands/start-rebind.ts';
import type { PhoneBindingDeps } from './deps.ts';
import { codeCatcher } from './send-code.ts';

/** The number that everybody wants. */
export const wanted = '13800000001';

export type Someone = {
  readonly personId: string;
  readonly accountId: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly socialNumber: string;
};

/**
 * A company for tests of rebinding: `holder` signs in with the wanted number and has it in his archive, `applicant` has another, `third`
 * none; three members of the desk and one who may not decide. News is kept in `news`.
 */
export async function rebindWorld() {
  const { database, clock, close } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'renshi-rebind-'));
  const secrets = openKeyring({ folder });
  const news: News[] = [];
  const sender = codeCatcher();
  const deps = {
    database,
    clock,
    secrets,
    sender,
    outbox: { tell: async (_: Tx, told: News) => void news.push(told) },
  } satisfies PhoneBindingDeps;
  const origin = (ip: string | null = null) => ({ requestId: null, ip, command: 'test' });
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.as(systemActor('jobs'), origin(), work);
  let n = 0;
  const someone = async (unitId: string, name: string, phone: string | null): Promise<Someone> =>
    asSystem(async tx => {
      n += 1;
      const birthOn = '1990-05-17';
      const number = identityNumber(birthOn, 500 + n);
      const socialNumber = `SB${1000 + n}`;
      const personId = await buildPerson(tx, deps, {
        unitId,
        basic: { name, birthOn },
        identity: [{ kind: 'identity-card', number }],
        contact: phone ? { phone } : null,
      });
      const accountId = newId();
      await sql`insert into account (id, kind, person_id, username, display_name, phone)
        values (${accountId}, 'person', ${personId}, ${`u${n}`}, ${name}, ${phone})`.execute(tx);
      await putSocial(tx, deps, [{ personId, number: socialNumber }]);
      return { personId, accountId, name, identityNumber: number, socialNumber };
    });
  const member = (role: string) =>
    asSystem(async tx => {
      n += 1;
      const id = newId();
      await sql`insert into account (id, kind, username, display_name) values (${id}, 'person', ${`desk${n}`}, '校验员')`.execute(
        tx,
      );
      await sql`insert into access_grant (id, account_id, role_id, valid)
        select ${newId()}, ${id}, id, '(,)' from access_role where code = ${role}`.execute(tx);
      return id;
    });
  const unit = await asSystem(tx => buildUnit(tx, { name: '集团' }));
  const holder = await someone(unit, '何原主', wanted);
  const applicant = await someone(unit, '申请·人', '13800000002');
  const third = await someone(unit, '第三人', null);
  const desk = [await member('data-steward'), await member('data-steward'), await member('data-steward')] as const;
  const session = (accountId: string) =>
    database.as(systemActor('sign-in'), origin(), tx =>
      startSession(tx, accountId, 'password', { ip: null, userAgent: null }, clock.now()),
    );
  const openSessions = (accountId: string) =>
    database
      .ownerQuery(`select count(*)::int as n from sign_in_session where account_id = $1 and ended_at is null`, [
        accountId,
      ])
      .then(rows => rows[0]?.n);

  const start = (phone = wanted, ip: string | null = null) => startRebind(deps, phone, origin(ip));
  const proofsOf = (who: Someone) => ({
    name: who.name,
    identityNumber: who.identityNumber,
    socialNumber: who.socialNumber,
  });
  /** Everything right: the case's number and code. */
  const apply = async (who: Someone, phone = wanted) => {
    clock.pass(120_000);
    const { token } = await start(phone);
    const opened = await proveRebind(deps, { token, code: sender.caught(phone) ?? '', ...proofsOf(who) }, origin());
    const rows = await database.ownerQuery('select id from phone_rebind where number = $1', [opened.number]);
    return { ...opened, rebindId: String(rows[0]?.id) };
  };
  return {
    database,
    clock,
    secrets,
    deps,
    news,
    sender,
    origin,
    asSystem,
    someone: (name: string, phone: string | null) => someone(unit, name, phone),
    member,
    holder,
    applicant,
    third,
    desk,
    session,
    openSessions,
    start,
    proofsOf,
    apply,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type RebindWorld = Awaited<ReturnType<typeof rebindWorld>>;
