import { sql } from 'kysely';
import type { Endpoint } from '#contract/endpoint.ts';
import * as contract from '#contract/session.ts';
import { type Call, type Route, route } from '#platform/http/route.ts';
import { asSignIn } from './ground.ts';
import { finishPasskey, ownPasskeys, removePasskey, startPasskey } from './passkey-registration.ts';
import { askForPasskey, giveSecondPasskey, signInWithPasskey } from './passkey-sign-in.ts';
import { changePassword, confirm, type Holder } from './password.ts';
import { refuse } from './refusals.ts';
import { relyingParty } from './relying-party.ts';
import type { Need } from './rules/need.ts';
import { finishTotpSetUp, giveSecondFactor, removeTotp, renewRecoveryCodes, startTotpSetUp } from './second-factor.ts';
import { endSessions, openSessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Each handler opens its own transactions: tries are counted even when they are refused. */
const own = { transaction: 'none' } as const;

export function sessionRoutes(signIn: SignIn): Route[] {
  const { ground } = signIn;
  const now = () => ground.clock.now();
  const party = (call: Call<Endpoint>) => relyingParty(call.headers, ground.origins);

  /** Hands the token to the browser, and says what its session must still do. */
  async function admitted<E>(call: Call<E>, token: string): Promise<{ need: Need | null }> {
    const identity = await signIn.identify(`${signIn.cookieFor(token)}`, undefined, call.origin.ip ?? '');
    call.setCookie(signIn.cookieFor(token));
    return { need: identity?.need ?? null };
  }
  /** What this session must do after a change that gave it no new token. */
  async function stateOf<E>(call: Call<E>): Promise<{ need: Need | null }> {
    const cookie = call.headers['cookie'];
    return {
      need:
        (await signIn.identify(typeof cookie === 'string' ? cookie : undefined, undefined, call.origin.ip ?? ''))
          ?.need ?? null,
    };
  }

  return [
    route(
      contract.signIn,
      async call => {
        const session = await signIn.signIn({ ...call.body, ...visitorOf(call), requestId: call.origin.requestId });
        await endFormer(call);
        return admitted(call, session.token);
      },
      own,
    ),
    route(contract.whoAmI, call => whoAmI(call), own),
    route(
      contract.signOut,
      async call => {
        await signIn.signOut(holderOf(call, anyNeed), call.origin);
        call.setCookie(signIn.clearCookie);
        return undefined;
      },
      own,
    ),
    route(
      contract.giveSecondFactor,
      async call => admitted(call, await giveSecondFactor(ground, waitingHolder(call), call.body, call.origin)),
      own,
    ),
    route(
      contract.askSecondPasskey,
      async call => askForPasskey(ground, waitingHolder(call), party(call), call.origin),
      own,
    ),
    route(
      contract.giveSecondPasskey,
      async call =>
        admitted(call, await giveSecondPasskey(ground, waitingHolder(call), call.body, party(call), call.origin)),
      own,
    ),
    route(contract.askPasskey, async call => askForPasskey(ground, null, party(call), call.origin), own),
    route(
      contract.signInWithPasskey,
      async call => {
        const session = await signInWithPasskey(ground, call.body, party(call), visitorOf(call), call.origin);
        await endFormer(call);
        return admitted(call, session.token);
      },
      own,
    ),
    route(
      contract.confirmPassword,
      async call => {
        await confirm(ground, holderOf(call, [null, 'second-factor-setup']), call.body.password, call.origin);
        return undefined;
      },
      own,
    ),
    route(
      contract.changePassword,
      async call => {
        const change = { current: call.body.current ?? null, next: call.body.next };
        return admitted(
          call,
          await changePassword(
            ground,
            holderOf(call, [null, 'password-change', 'second-factor-setup']),
            change,
            call.origin,
          ),
        );
      },
      own,
    ),
    route(
      contract.startTotp,
      async call => startTotpSetUp(ground, holderOf(call, [null, 'second-factor-setup']), call.origin),
      own,
    ),
    route(
      contract.finishTotp,
      async call => {
        const done = await finishTotpSetUp(
          ground,
          holderOf(call, [null, 'second-factor-setup']),
          call.body.code,
          call.origin,
        );
        return { ...(await admitted(call, done.token)), recoveryCodes: done.recoveryCodes };
      },
      own,
    ),
    route(
      contract.removeTotp,
      async call => {
        await removeTotp(ground, holderOf(call, [null]), call.origin);
        return stateOf(call);
      },
      own,
    ),
    route(
      contract.renewRecoveryCodes,
      async call => ({ recoveryCodes: await renewRecoveryCodes(ground, holderOf(call, [null]), call.origin) }),
      own,
    ),
    route(
      contract.listPasskeys,
      async call => ({
        items: (await ownPasskeys(ground, holderOf(call, [null, 'second-factor-setup']), call.origin)).map(each => ({
          id: each.id,
          label: each.label,
          createdAt: each.created_at.toISOString(),
          lastUsedAt: each.last_used_at?.toISOString() ?? null,
        })),
      }),
      own,
    ),
    route(
      contract.startPasskey,
      async call => startPasskey(ground, holderOf(call, [null, 'second-factor-setup']), party(call), call.origin),
      own,
    ),
    route(
      contract.finishPasskey,
      async call => {
        const done = await finishPasskey(
          ground,
          holderOf(call, [null, 'second-factor-setup']),
          call.body,
          party(call),
          call.origin,
        );
        return { ...(await admitted(call, done.token)), recoveryCodes: done.recoveryCodes };
      },
      own,
    ),
    route(
      contract.removePasskey,
      async call => {
        await removePasskey(ground, holderOf(call, [null]), call.params.id, call.origin);
        return stateOf(call);
      },
      own,
    ),
    route(
      contract.listSessions,
      async call => {
        const holder = holderOf(call, [null]);
        const sessions = await ground.database.as(call.actor, call.origin, tx =>
          openSessions(tx, holder.accountId, now()),
        );
        return {
          items: sessions.map(each => ({
            id: each.id,
            isCurrent: each.id === holder.sessionId,
            device: each.device,
            ip: each.ip,
            factor: each.factor,
            createdAt: each.created_at.toISOString(),
            lastSeenAt: each.last_seen_at.toISOString(),
            expiresAt: each.expires_at.toISOString(),
          })),
        };
      },
      own,
    ),
    route(
      contract.endSession,
      async call => {
        await endOwn(call, { only: call.params.id });
        return undefined;
      },
      own,
    ),
    route(
      contract.endOtherSessions,
      async call => ({ ended: await endOwn(call, { except: holderOf(call, [null]).sessionId }) }),
      own,
    ),
  ];

  async function endOwn<E>(call: Call<E>, which: { only?: string; except?: string }): Promise<number> {
    const holder = holderOf(call, [null]);
    const ended = await ground.database.as(call.actor, call.origin, tx =>
      endSessions(tx, holder.accountId, which, now()),
    );
    ground.cache.clear();
    return ended;
  }

  /** A browser that signs in anew leaves no earlier session behind. */
  async function endFormer<E>(call: Call<E>): Promise<void> {
    const former = call.identity;
    if (former?.sessionId)
      await signIn.signOut({ accountId: former.actor.accountId, sessionId: former.sessionId }, call.origin);
  }

  async function whoAmI(call: Call<typeof contract.whoAmI>): Promise<contract.WhoAmI> {
    const { actor, need, isDemo, displayName } = call.identity!;
    const held = await ground.database.as(actor, call.origin, async tx => ({
      permissions: await sql<{
        action: string;
        field_group: string;
        scope: string;
        unit_id: string | null;
      }>`select distinct * from access_held()`.execute(tx),
      roles: await sql<{ code: string; name: string }>`select code, name from sign_in_own_roles()`.execute(tx),
    }));
    const proofs = await asSignIn(ground, call.origin, actor.accountId, tx =>
      sql<{ totp: boolean; passkeys: number; codes: number }>`select
        exists (select from sign_in_totp where account_id = ${actor.accountId} and confirmed_at is not null) as totp,
        (select count(*)::int from sign_in_passkey where account_id = ${actor.accountId}) as passkeys,
        (select count(*)::int from sign_in_recovery_code where account_id = ${actor.accountId} and used_at is null) as codes`.execute(
        tx,
      ),
    );
    const proof = proofs.rows[0]!;
    return {
      accountId: actor.accountId,
      kind: actor.kind,
      personId: actor.personId,
      username: actor.name,
      name: displayName,
      isDemo,
      need,
      roles: held.roles.rows,
      permissions: held.permissions.rows.map(each => ({
        action: each.action,
        group: each.field_group,
        scope: each.scope,
        unitId: each.unit_id,
      })),
      secondFactor: { totp: proof.totp, passkeys: proof.passkeys, recoveryCodesLeft: proof.codes },
    };
  }
}

const anyNeed: ReadonlyArray<Need | null> = [null, 'second-factor', 'password-change', 'second-factor-setup'];

/** The session that calls, at one of the steps at which it may. */
function holderOf<E>(call: Call<E>, at: ReadonlyArray<Need | null>): Holder {
  const identity = call.identity;
  if (!identity?.sessionId) throw refuse['people-only']();
  if (!at.includes(identity.need)) throw refuse['not-yet']({ need: identity.need });
  return { accountId: identity.actor.accountId, sessionId: identity.sessionId };
}

function waitingHolder<E>(call: Call<E>): Holder {
  if (call.identity && call.identity.need !== 'second-factor') throw refuse['no-second-step']();
  return holderOf(call, ['second-factor']);
}

function visitorOf<E>(call: Call<E>): { ip: string | null; userAgent: string | null } {
  const agent = call.headers['user-agent'];
  return { ip: call.origin.ip, userAgent: typeof agent === 'string' ? agent : null };
}
