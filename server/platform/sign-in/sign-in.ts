import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '#platform/clock/clock.ts';
import type { Origin } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Identity } from '#platform/http/route.ts';
import { createAccount, type NewAccount } from './accounts.ts';
import { clearedCookie, sessionCookie } from './cookie.ts';
import { crossSiteRefusal } from './cross-site.ts';
import { asSignIn, type Ground, type Sealing } from './ground.ts';
import { identifier } from './identify.ts';
import { identityCache } from './identity-cache.ts';
import { note } from './note.ts';
import type { Holder } from './password.ts';
import { type PasswordProof, signInWithPassword } from './password-sign-in.ts';
import { accountOf } from './second-factor.ts';
import { endSessions, longestHours, type NewSession } from './sessions.ts';

export type SignIn = {
  readonly ground: Ground;
  /** Who sends these headers; null for nobody who may be named. */
  identify(cookie: string | undefined, authorization: string | undefined, ip: string): Promise<Identity | null>;
  /** What the http layer asks of each request. */
  readonly doorkeeper: {
    identify(headers: IncomingHttpHeaders, ip: string): Promise<Identity | null>;
    isCrossSite(headers: IncomingHttpHeaders, method: string): boolean;
  };
  signIn(proof: PasswordProof): Promise<NewSession>;
  signOut(holder: Holder, origin: Origin): Promise<void>;
  /** In the caller's transaction and by the caller's rights; see `accounts.ts`. */
  createAccount(tx: Tx, account: NewAccount): Promise<{ id: string; oneTimePassword: string | null }>;
  cookieFor(token: string): string;
  readonly clearCookie: string;
  /** Deletes what has run out; to be run daily. */
  sweep(): Promise<void>;
};

/**
 * Sign-in over one database. `origins` are the addresses of this server as browsers see them; the first decides whether
 * cookies are for https.
 */
export function createSignIn(options: {
  database: Database;
  secrets: Sealing;
  clock: Clock;
  origins?: readonly string[];
}): SignIn {
  const origins = options.origins ?? [];
  const ground: Ground = {
    ...options,
    origins,
    https: origins[0]?.startsWith('https:') ?? false,
    cache: identityCache(),
  };
  const identify = identifier(ground);
  return {
    ground,
    identify,
    doorkeeper: {
      identify: (headers, ip) => identify(headers.cookie, headers.authorization, ip),
      isCrossSite: (headers, method) => crossSiteRefusal(headers, method, origins) !== null,
    },
    signIn: proof => signInWithPassword(ground, proof),
    signOut: async (holder, origin) => {
      await asSignIn(ground, origin, holder.accountId, async tx => {
        await endSessions(tx, holder.accountId, { only: holder.sessionId }, ground.clock.now());
        await note(tx, 'sign-out', await accountOf(tx, holder.accountId));
      });
      ground.cache.clear();
    },
    createAccount: (tx, account) => createAccount(tx, account, ground.clock.now()),
    cookieFor: token => sessionCookie(token, ground.https, longestHours * 3600),
    clearCookie: clearedCookie(ground.https),
    sweep: () => sweep(ground),
  };
}

const sessionsKeptDays = 30;

async function sweep(ground: Ground): Promise<void> {
  const now = ground.clock.now();
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await asSignIn(ground, { requestId: null, ip: null, command: 'sign-in.sweep' }, null, async tx => {
    await tx.deleteFrom('sign_in_challenge').where('expires_at', '<', now).execute();
    await tx.deleteFrom('sign_in_session').where('expires_at', '<', before(sessionsKeptDays)).execute();
    await tx.deleteFrom('sign_in_attempt').where('last_failed_at', '<', before(1)).execute();
  });
}
