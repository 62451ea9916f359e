import * as contract from '#contract/session.ts';
import { type Route, route } from '#platform/http/route.ts';
import {
  admitted,
  atAnyStep,
  type Caller,
  complete,
  holderOf,
  ownTransactions,
  partyOf,
  visitorOf,
  waitingHolder,
} from './calling.ts';
import { askForPasskey, giveSecondPasskey, signInWithPasskey } from './passkey-sign-in.ts';
import { giveSecondFactor } from './second-factor.ts';
import { endSessions, openSessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import { whoAmI } from './who-am-i.ts';

export function sessionRoutes(signIn: SignIn): Route[] {
  return [...entryRoutes(signIn), ...secondStepRoutes(signIn), ...openSessionRoutes(signIn)];
}

/** In by password or passkey, who am I, and out. */
function entryRoutes(signIn: SignIn): Route[] {
  const { ground } = signIn;
  /** A browser that signs in anew leaves no earlier session behind. */
  const endFormer = async ({ identity, origin }: Caller) => {
    if (!identity?.sessionId) return;
    await signIn.signOut({ accountId: identity.actor.accountId, sessionId: identity.sessionId }, origin);
  };
  return [
    route(
      contract.signIn,
      async call => {
        const session = await signIn.signIn({ ...call.body, ...visitorOf(call), requestId: call.origin.requestId });
        await endFormer(call);
        return admitted(signIn, call, session.token);
      },
      ownTransactions,
    ),
    route(
      contract.askPasskey,
      call => askForPasskey(ground, null, partyOf(signIn, call), call.origin),
      ownTransactions,
    ),
    route(
      contract.signInWithPasskey,
      async call => {
        const session = await signInWithPasskey(ground, call.body, partyOf(signIn, call), visitorOf(call), call.origin);
        await endFormer(call);
        return admitted(signIn, call, session.token);
      },
      ownTransactions,
    ),
    route(contract.whoAmI, call => whoAmI(ground, call.identity!, call.origin), ownTransactions),
    route(
      contract.signOut,
      async call => {
        await signIn.signOut(holderOf(call, atAnyStep), call.origin);
        call.setCookie(signIn.clearCookie);
        return undefined;
      },
      ownTransactions,
    ),
  ];
}

function secondStepRoutes(signIn: SignIn): Route[] {
  const { ground } = signIn;
  return [
    route(
      contract.giveSecondFactor,
      async call => admitted(signIn, call, await giveSecondFactor(ground, waitingHolder(call), call.body, call.origin)),
      ownTransactions,
    ),
    route(
      contract.askSecondPasskey,
      async call => askForPasskey(ground, waitingHolder(call), partyOf(signIn, call), call.origin),
      ownTransactions,
    ),
    route(
      contract.giveSecondPasskey,
      async call => {
        const token = await giveSecondPasskey(
          ground,
          waitingHolder(call),
          call.body,
          partyOf(signIn, call),
          call.origin,
        );
        return admitted(signIn, call, token);
      },
      ownTransactions,
    ),
  ];
}

function openSessionRoutes({ ground }: SignIn): Route[] {
  const now = () => ground.clock.now();
  const end = async (call: Caller, which: { only?: string; except?: string }) => {
    const { accountId } = holderOf(call, complete);
    const ended = await ground.database.as(call.identity!.actor, call.origin, tx =>
      endSessions(tx, accountId, which, now()),
    );
    ground.cache.clear();
    return ended;
  };
  return [
    route(
      contract.listSessions,
      async call => {
        const holder = holderOf(call, complete);
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
      ownTransactions,
    ),
    route(contract.endSession, call => end(call, { only: call.params.id }).then(() => undefined), ownTransactions),
    route(
      contract.endOtherSessions,
      async call => ({ ended: await end(call, { except: holderOf(call, complete).sessionId }) }),
      ownTransactions,
    ),
  ];
}
