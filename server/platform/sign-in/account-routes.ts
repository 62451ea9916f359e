import * as contract from '#contract/account.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Call, type Route, route } from '#platform/http/route.ts';
import { listAccounts } from './account-list.ts';
import { createAccount, removeSecondFactor, resetPassword, setStatus, unlock } from './accounts.ts';
import { apiKeysOf, createApiKey, revokeApiKey } from './api-keys.ts';
import { ownTransactions } from './calling.ts';
import { refuseAccount } from './refusals.ts';
import { requireConfirmed } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** A 204. */
const nothing = () => undefined;

export function accountRoutes({ ground }: SignIn): Route[] {
  const now = () => ground.clock.now();
  const inOne = <E, T>(call: Call<E>, work: (tx: Tx) => Promise<T>) =>
    ground.database.as(call.actor, call.origin, work);

  async function changing<E, T>(call: Call<E>, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await inOne(call, work);
    ground.cache.clear();
    return done;
  }
  /** For changes by which somebody could take over an account: the password must have been given within the last minutes. */
  const confirmed = <E, T>(call: Call<E>, work: (tx: Tx) => Promise<T>) =>
    changing(call, async tx => {
      await requireConfirmed(tx, call.identity?.sessionId ?? null, now());
      return work(tx);
    });

  return [
    route(contract.listAccounts, call => inOne(call, tx => listAccounts(tx, call.query, now())), ownTransactions),
    route(contract.createAccount, call => changing(call, tx => createAccount(tx, call.body, now())), ownTransactions),
    route(
      contract.setAccountStatus,
      call => {
        if (call.params.id === call.identity?.actor.accountId) throw refuseAccount.self();
        return changing(call, tx => setStatus(tx, call.params.id, call.body.status, now())).then(nothing);
      },
      ownTransactions,
    ),
    route(
      contract.resetPassword,
      call => confirmed(call, async tx => ({ oneTimePassword: await resetPassword(tx, call.params.id, now()) })),
      ownTransactions,
    ),
    route(
      contract.unlockAccount,
      call => changing(call, tx => unlock(tx, call.params.id)).then(nothing),
      ownTransactions,
    ),
    route(
      contract.removeSecondFactor,
      call => confirmed(call, tx => removeSecondFactor(tx, call.params.id, now())).then(nothing),
      ownTransactions,
    ),
    route(
      contract.listApiKeys,
      async call => ({
        items: (await inOne(call, tx => apiKeysOf(tx, call.params.id))).map(key => ({
          id: key.id,
          prefix: key.prefix,
          name: key.name,
          createdAt: key.created_at.toISOString(),
          expiresAt: key.expires_at?.toISOString() ?? null,
          revokedAt: key.revoked_at?.toISOString() ?? null,
          lastUsedAt: key.last_used_at?.toISOString() ?? null,
        })),
      }),
      ownTransactions,
    ),
    route(
      contract.createApiKey,
      call => {
        const { name, validDays } = call.body;
        const expiresAt = validDays ? new Date(now().getTime() + validDays * 86_400_000) : null;
        const createdBy = call.identity?.actor.accountId ?? null;
        return confirmed(call, tx => createApiKey(tx, call.params.id, { name, expiresAt, createdBy }, now()));
      },
      ownTransactions,
    ),
    route(
      contract.revokeApiKey,
      call => changing(call, tx => revokeApiKey(tx, call.params.id, call.params.keyId, now())).then(nothing),
      ownTransactions,
    ),
  ];
}
