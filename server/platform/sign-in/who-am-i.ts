import { sql } from 'kysely';
import type { WhoAmI } from '#contract/session.ts';
import type { Origin } from '#platform/database/actor.ts';
import type { Identity } from '#platform/http/route.ts';
import { asSignIn, type Ground } from './ground.ts';

type Held = { action: string; field_group: string; scope: string; unit_id: string | null };

export async function whoAmI(ground: Ground, identity: Identity, origin: Origin): Promise<WhoAmI> {
  const { actor, need, isDemo, displayName } = identity;
  const { permissions, roles } = await ground.database.as(actor, origin, async tx => ({
    permissions: (await sql<Held>`select distinct * from access_held()`.execute(tx)).rows,
    roles: (await sql<{ code: string; name: string }>`select code, name from sign_in_own_roles()`.execute(tx)).rows,
  }));
  return {
    accountId: actor.accountId,
    kind: actor.kind,
    personId: actor.personId,
    username: actor.name,
    name: displayName,
    isDemo,
    need,
    roles,
    permissions: permissions.map(held => ({
      action: held.action,
      group: held.field_group,
      scope: held.scope,
      unitId: held.unit_id,
    })),
    secondFactor: await ownProofs(ground, actor.accountId, origin),
  };
}

function ownProofs(ground: Ground, accountId: string, origin: Origin): Promise<WhoAmI['secondFactor']> {
  return asSignIn(ground, origin, accountId, async tx => {
    const found = await sql<WhoAmI['secondFactor']>`select
      exists (select from sign_in_totp where account_id = ${accountId} and confirmed_at is not null) as totp,
      (select count(*)::int from sign_in_passkey where account_id = ${accountId}) as passkeys,
      (select count(*)::int from sign_in_recovery_code where account_id = ${accountId} and used_at is null) as "recoveryCodesLeft"`.execute(
      tx,
    );
    return found.rows[0]!;
  });
}
