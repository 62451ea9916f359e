import * as contract from '#contract/session.ts';
import { type Route, route } from '#platform/http/route.ts';
import { admitted, complete, holderOf, ownTransactions, partyOf, settingUp, stateOf } from './calling.ts';
import { finishPasskey, ownPasskeys, removePasskey, startPasskey } from './passkey-registration.ts';
import { changePassword, confirm } from './password.ts';
import { finishTotpSetUp, removeTotp, renewRecoveryCodes, startTotpSetUp } from './second-factor.ts';
import type { SignIn } from './sign-in.ts';

export function proofRoutes(signIn: SignIn): Route[] {
  return [...passwordRoutes(signIn), ...totpRoutes(signIn), ...passkeyRoutes(signIn)];
}

function passwordRoutes(signIn: SignIn): Route[] {
  const { ground } = signIn;
  return [
    route(
      contract.confirmPassword,
      async call => {
        await confirm(ground, holderOf(call, settingUp), call.body.password, call.origin);
        return undefined;
      },
      ownTransactions,
    ),
    route(
      contract.changePassword,
      async call => {
        const holder = holderOf(call, [...settingUp, 'password-change']);
        const change = { current: call.body.current ?? null, next: call.body.next };
        return admitted(signIn, call, await changePassword(ground, holder, change, call.origin));
      },
      ownTransactions,
    ),
  ];
}

function totpRoutes(signIn: SignIn): Route[] {
  const { ground } = signIn;
  return [
    route(
      contract.startTotp,
      async call => startTotpSetUp(ground, holderOf(call, settingUp), call.origin),
      ownTransactions,
    ),
    route(
      contract.finishTotp,
      async call => {
        const done = await finishTotpSetUp(ground, holderOf(call, settingUp), call.body.code, call.origin);
        return { ...(await admitted(signIn, call, done.token)), recoveryCodes: done.recoveryCodes };
      },
      ownTransactions,
    ),
    route(
      contract.removeTotp,
      async call => {
        await removeTotp(ground, holderOf(call, complete), call.origin);
        return stateOf(signIn, call);
      },
      ownTransactions,
    ),
    route(
      contract.renewRecoveryCodes,
      async call => ({ recoveryCodes: await renewRecoveryCodes(ground, holderOf(call, complete), call.origin) }),
      ownTransactions,
    ),
  ];
}

function passkeyRoutes(signIn: SignIn): Route[] {
  const { ground } = signIn;
  return [
    route(
      contract.listPasskeys,
      async call => ({
        items: (await ownPasskeys(ground, holderOf(call, settingUp), call.origin)).map(each => ({
          id: each.id,
          label: each.label,
          createdAt: each.created_at.toISOString(),
          lastUsedAt: each.last_used_at?.toISOString() ?? null,
        })),
      }),
      ownTransactions,
    ),
    route(
      contract.startPasskey,
      async call => startPasskey(ground, holderOf(call, settingUp), partyOf(signIn, call), call.origin),
      ownTransactions,
    ),
    route(
      contract.finishPasskey,
      async call => {
        const done = await finishPasskey(
          ground,
          holderOf(call, settingUp),
          call.body,
          partyOf(signIn, call),
          call.origin,
        );
        return { ...(await admitted(signIn, call, done.token)), recoveryCodes: done.recoveryCodes };
      },
      ownTransactions,
    ),
    route(
      contract.removePasskey,
      async call => {
        await removePasskey(ground, holderOf(call, complete), call.params.id, call.origin);
        return stateOf(signIn, call);
      },
      ownTransactions,
    ),
  ];
}
