import { sql } from 'kysely';
import type { Identity } from '#platform/http/route.ts';
import { addressKey, verdictRefusal } from './attempts.ts';
import { tokenInCookie } from './cookie.ts';
import { asSignIn, type Ground } from './ground.ts';
import { addressLimits, afterFailure, type Failures, noFailures, verdictAt } from './rules/attempt.ts';
import { type Factor, needOf } from './rules/need.ts';
import { idleMinutes } from './sessions.ts';
import { digestOf, keyInAuthorization } from './token.ts';

type AccountRow = {
  account_id: string;
  person_id: string | null;
  username: string;
  display_name: string;
  is_demo: boolean;
};
type SessionRow = AccountRow & {
  session_id: string;
  factor: Factor;
  last_seen_at: Date;
  must_change: boolean;
  has_second_factor: boolean;
  reaches_far: boolean;
};
type KeyRow = AccountRow & { key_id: string; last_used_at: Date | null };

/** A session's last use is written down once a minute, a key's once an hour. */
const sessionTouchMs = 60_000;
const keyTouchMs = 3_600_000;

/**
 * Who sends these headers: one query, or none within two seconds of the last. An Authorization header counts alone, so that
 * a browser's cookie never rides along with it. Throws a refusal only where an address has tried too many wrong keys.
 */
export function identifier(ground: Ground) {
  const wrongKeys = new Map<string, Failures>();

  return async (
    cookie: string | undefined,
    authorization: string | undefined,
    ip: string,
  ): Promise<Identity | null> => {
    if (authorization !== undefined) return byKey(authorization, ip);
    const token = tokenInCookie(cookie, ground.https);
    return token ? bySession(digestOf(token), ip) : null;
  };

  async function bySession(hash: string, ip: string): Promise<Identity | null> {
    const now = ground.clock.now();
    const cached = ground.cache.get(hash, now.getTime());
    if (cached) return cached;
    const begun = ground.cache.generation();
    const idleSince = new Date(now.getTime() - idleMinutes * 60_000);
    const found =
      await sql<SessionRow>`select * from sign_in_identify_session(${hash}, ${now}::timestamptz, ${idleSince}::timestamptz, ${ground.clock.today()}::date)`.execute(
        ground.database.app,
      );
    const row = found.rows[0];
    if (!row) return null;
    if (now.getTime() - row.last_seen_at.getTime() >= sessionTouchMs) await touchSession(row, ip, now);
    const identity: Identity = {
      actor: { kind: 'person', accountId: row.account_id, personId: row.person_id, name: row.username },
      sessionId: row.session_id,
      isDemo: row.is_demo,
      displayName: row.display_name,
      need: needOf({
        factor: row.factor,
        hasSecondFactor: row.has_second_factor,
        mustChangePassword: row.must_change,
        isDemo: row.is_demo,
        reachesFar: row.reaches_far,
      }),
    };
    ground.cache.put(hash, identity, now.getTime(), begun);
    return identity;
  }

  async function touchSession(row: SessionRow, ip: string, now: Date): Promise<void> {
    await asSignIn(ground, { requestId: null, ip, command: 'sign-in.seen' }, row.account_id, tx =>
      tx.updateTable('sign_in_session').set({ last_seen_at: now, ip }).where('id', '=', row.session_id).execute(),
    );
  }

  async function byKey(authorization: string, ip: string): Promise<Identity | null> {
    const now = ground.clock.now();
    const address = addressKey(ip);
    const refusal = verdictRefusal(verdictAt(wrongKeys.get(address) ?? noFailures, now));
    if (refusal) throw refusal;
    const key = keyInAuthorization(authorization);
    const hash = key ? digestOf(key) : '';
    const cached = key ? ground.cache.get(hash, now.getTime()) : null;
    if (cached) return cached;
    const begun = ground.cache.generation();
    const row = key
      ? (
          await sql<KeyRow>`select * from sign_in_identify_key(${hash}, ${now}::timestamptz)`.execute(
            ground.database.app,
          )
        ).rows[0]
      : undefined;
    if (!row) {
      // Keys can't be guessed; this only keeps a broken program from hammering. So it is counted in memory, by process.
      if (wrongKeys.size > 10_000) wrongKeys.clear();
      wrongKeys.set(address, afterFailure(wrongKeys.get(address) ?? noFailures, now, addressLimits));
      return null;
    }
    if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() >= keyTouchMs) await touchKey(row, ip, now);
    const identity: Identity = {
      actor: { kind: 'service', accountId: row.account_id, personId: row.person_id, name: row.username },
      sessionId: null,
      isDemo: row.is_demo,
      displayName: row.display_name,
      need: null,
    };
    ground.cache.put(hash, identity, now.getTime(), begun);
    return identity;
  }

  async function touchKey(row: KeyRow, ip: string, now: Date): Promise<void> {
    await asSignIn(ground, { requestId: null, ip, command: 'sign-in.key-used' }, row.account_id, tx =>
      tx
        .insertInto('api_key_use')
        .values({ id: row.key_id, last_used_at: now, ip })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ last_used_at: now, ip }))
        .execute(),
    );
  }
}
