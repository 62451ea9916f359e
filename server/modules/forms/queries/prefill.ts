import type { FormPrefill } from '#contract/form-definition.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { FormLookups } from '../deps.ts';

/** What is known of the actor and of whom the form is about, as far as the actor may see. Who it is about is the actor, where nobody is named. */
export async function prefillFor(
  tx: Tx,
  lookups: FormLookups,
  actor: Actor,
  subject: string | null,
): Promise<Required<Omit<FormPrefill, 'sealed'>>> {
  const ownId = actor.kind === 'system' ? null : actor.personId;
  const own = ownId === null ? null : await lookups.aboutPerson(tx, ownId);
  // Without an archive of his own, his account's name is what is known.
  const me = own ?? (actor.kind === 'system' ? {} : { name: actor.name });
  const about = subject ?? ownId;
  const employments = about === null ? [] : ((await lookups.employmentsOf?.(tx, about)) ?? []);
  if (subject === null || subject === ownId) return { me, subject: me, employments };
  return { me, subject: (await lookups.aboutPerson(tx, subject)) ?? {}, employments };
}
