import type { Tx } from '#platform/database/database.ts';
import { needOutsider } from './queries/find-rebind.ts';
import { refuse } from './refusals.ts';
import type { RebindRow } from './tables.ts';

/** Refuses unless enough different members decided, none of whom is a party. Two accounts of one person are one member. */
export async function needDeciders(
  tx: Tx,
  rebind: RebindRow,
  deciders: readonly string[],
  needed: number,
): Promise<void> {
  const distinct = [...new Set(deciders)];
  const accounts =
    distinct.length === 0
      ? []
      : await tx
          .selectFrom('account')
          .select(['id', 'person_id'])
          .where('id', 'in', distinct)
          .where('kind', '=', 'person')
          .execute();
  if (accounts.length < distinct.length) throw refuse['decider-unknown']();
  for (const each of accounts) needOutsider(rebind, each.person_id);
  const members = new Set(accounts.map(each => each.person_id ?? each.id));
  if (members.size < needed) throw refuse['agreement-missing']({ needed, given: members.size });
}
