import type { Call, Identity } from '#platform/http/route.ts';
import type { Headers } from './cross-site.ts';
import type { Holder } from './password.ts';
import { refuse } from './refusals.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import type { Need } from './rules/need.ts';
import type { Visitor } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Each handler of sign-in opens its own transactions: tries are counted even when they are refused. */
export const ownTransactions = { transaction: 'none' } as const;

/** The steps of a session at which an endpoint may be called. */
export const atAnyStep: ReadonlyArray<Need | null> = [null, 'second-factor', 'password-change', 'second-factor-setup'];
export const complete: ReadonlyArray<Need | null> = [null];
/** Where a second factor can be set up, wanted or demanded. */
export const settingUp: ReadonlyArray<Need | null> = [null, 'second-factor-setup'];

/** What the handlers read of a call. */
export type Caller = Pick<Call<never>, 'identity' | 'headers' | 'origin' | 'setCookie'> & {
  readonly identity: Identity | null;
};

/** The session that calls, at one of the steps at which it may. */
export function holderOf(call: Caller, at: ReadonlyArray<Need | null>): Holder {
  const identity = call.identity;
  if (!identity?.sessionId) throw refuse['people-only']();
  if (!at.includes(identity.need)) throw refuse['not-yet']({ need: identity.need });
  return { accountId: identity.actor.accountId, sessionId: identity.sessionId };
}

/** The session that waits for its second step. */
export function waitingHolder(call: Caller): Holder {
  if (call.identity && call.identity.need !== 'second-factor') throw refuse['no-second-step']();
  return holderOf(call, ['second-factor']);
}

export function visitorOf(call: Caller): Visitor {
  return { ip: call.origin.ip, userAgent: first(call.headers, 'user-agent') ?? null };
}

export function partyOf(signIn: SignIn, call: Caller): RelyingParty {
  return relyingParty(call.headers, signIn.ground.origins);
}

/** Hands the token to the browser, and says what its session must still do. */
export async function admitted(signIn: SignIn, call: Caller, token: string): Promise<{ need: Need | null }> {
  const cookie = signIn.cookieFor(token);
  call.setCookie(cookie);
  return needOfCookie(signIn, call, cookie);
}

/** What this session must do after a change that gave it no new token. */
export function stateOf(signIn: SignIn, call: Caller): Promise<{ need: Need | null }> {
  return needOfCookie(signIn, call, first(call.headers, 'cookie'));
}

async function needOfCookie(signIn: SignIn, call: Caller, cookie: string | undefined): Promise<{ need: Need | null }> {
  const identity = await signIn.identify(cookie, undefined, call.origin.ip ?? '');
  return { need: identity?.need ?? null };
}

function first(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
