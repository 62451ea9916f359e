import { type Origin, systemActor } from '#platform/database/actor.ts';
import { digestOf } from '#platform/sign-in/token.ts';
import type { PhoneBindingDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

/** The code that a demo caught instead of sending it. Anywhere else there is none to be had. */
export async function demoCodeOf(deps: PhoneBindingDeps, token: string, origin: Origin): Promise<{ code: string }> {
  const caught = deps.sender?.caught;
  if (!caught) throw refuse['not-demo']();
  const start = await deps.database.as(systemActor('sign-in'), origin, tx =>
    tx
      .selectFrom('phone_rebind_start')
      .select('phone_envelope')
      .where('token_hash', '=', digestOf(token))
      .executeTakeFirst(),
  );
  const code = start ? caught(deps.secrets.open(start.phone_envelope)) : null;
  if (!code) throw refuse['not-demo']();
  return { code };
}
