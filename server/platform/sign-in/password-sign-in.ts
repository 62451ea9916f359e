import { sql } from 'kysely';
import { normalisePhone } from '#law/standards/phone.ts';
import type { Origin } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { addressKey, forgive, type Subject, takeTry } from './attempts.ts';
import { asSignIn, type Ground } from './ground.ts';
import { passwordMatches } from './hashing.ts';
import { note } from './note.ts';
import { refuse } from './refusals.ts';
import { accountLimits, addressLimits } from './rules/attempt.ts';
import { type NewSession, startSession } from './sessions.ts';
import { digestOf } from './token.ts';

export type PasswordProof = {
  login: string;
  password: string;
  ip: string | null;
  userAgent: string | null;
  requestId?: string | null;
};

type Claimed = {
  id: string;
  person_id: string | null;
  status: 'active' | 'disabled';
  hash: string | null;
  must_change: boolean | null;
  expires_at: Date | null;
};

/**
 * Signs in with a user name or a phone number. Whether the account exists shows neither in the reply nor in the time it
 * takes: tries are counted, delayed and locked for logins that nobody has just as for those that somebody has.
 */
export async function signInWithPassword(ground: Ground, proof: PasswordProof): Promise<NewSession> {
  const origin: Origin = { requestId: proof.requestId ?? null, ip: proof.ip, command: 'sign-in' };
  const login = proof.login.normalize('NFKC').trim();
  const now = ground.clock.now();
  const { claimed, subjects, refusal } = await asSignIn(ground, origin, null, async tx => {
    const claimed = await accountOf(tx, login);
    const subjects = subjectsOf(claimed, login, proof.ip);
    const { refusal, locks } = await takeTry(tx, subjects, now);
    return { claimed, subjects, refusal, locks };
  });
  if (refusal) throw refusal;
  if (!(await passwordMatches(proof.password, claimed?.hash ?? null)) || !claimed) {
    await asSignIn(ground, origin, claimed?.id ?? null, async tx => {
      await note(tx, 'sign-in-failed', claimed);
      if ((await isLocked(tx, subjects, now)) && claimed) await note(tx, 'sign-in-locked', claimed);
    });
    throw refuse.wrong();
  }
  return asSignIn(ground, origin, claimed.id, async tx => {
    await forgive(tx, subjects);
    const ends = claimed.expires_at;
    const barrier =
      claimed.status === 'disabled' ? refuse.disabled() : ends && ends <= now ? refuse['one-time-expired']() : null;
    if (barrier) return { barrier };
    await note(tx, 'sign-in', claimed, { factor: 'password' });
    return { session: await startSession(tx, claimed.id, 'password', proof, now) };
  }).then(done => {
    if (done.barrier) throw done.barrier;
    return done.session;
  });
}

async function accountOf(tx: Tx, login: string): Promise<Claimed | null> {
  const found = await sql<Claimed>`select a.id, a.person_id, a.status, p.hash, p.must_change, p.expires_at
    from account a left join sign_in_password p on p.account_id = a.id
    where a.kind = 'person' and (lower(a.username) = lower(${login}) or a.phone = ${normalisePhone(login)})
    order by lower(a.username) = lower(${login}) desc limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

function subjectsOf(claimed: Claimed | null, login: string, ip: string | null): Subject[] {
  const subject: Subject = claimed
    ? accountSubject(claimed.id)
    : { key: `login:${digestOf(login.toLowerCase())}`, limits: accountLimits, accountId: null };
  return [subject, ...addressSubject(ip)];
}

export function accountSubject(accountId: string): Subject {
  return { key: `account:${accountId}`, limits: accountLimits, accountId };
}

export function addressSubject(ip: string | null): Subject[] {
  return ip ? [{ key: addressKey(ip), limits: addressLimits, accountId: null }] : [];
}

async function isLocked(tx: Tx, subjects: readonly Subject[], now: Date): Promise<boolean> {
  const keys = subjects.filter(subject => !subject.key.startsWith('ip:')).map(subject => subject.key);
  const found = await tx
    .selectFrom('sign_in_attempt')
    .select('id')
    .where('subject', 'in', keys)
    .where('locked_until', '>', now)
    .executeTakeFirst();
  return found !== undefined;
}
