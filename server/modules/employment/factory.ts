import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { archiveOf } from '#modules/people/factory.ts';
import type { PeopleDeps } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createPeople, type NewPerson } from './create-people.ts';

/** A person with one open employment since `hiredOn`, for tests; what isn't given is made up. */
export function personOf(
  given: Partial<NewPerson> & { name?: string; unitId: string; hiredOn?: string; managerPersonId?: string | null },
): NewPerson {
  const { unitId, hiredOn = '2020-03-01', managerPersonId = null, ...rest } = given;
  const valid = { from: hiredOn as CivilDate, until: null };
  return {
    ...archiveOf(rest),
    employments: [
      { valid, number: '', assignments: [{ valid, reason: 'hire', unitId, postName: '工程师', managerPersonId }] },
    ],
    pay: [{ valid, item: 'base', amountFen: 1_500_000 }],
    ...rest,
  };
}

/** Writes one such person. Returns the id. */
export async function buildPerson(tx: Tx, deps: PeopleDeps, given: Parameters<typeof personOf>[0]): Promise<string> {
  const person = personOf(given);
  await createPeople(tx, deps, [person]);
  return person.id;
}

/** An account that holds a role since ever, within a unit where one is given. */
export async function buildActor(
  tx: Tx,
  given: { role: string; personId?: string | null; unitId?: string | null },
): Promise<Actor> {
  const accountId = newId();
  await sql`insert into account (id, kind, person_id, username, display_name)
    values (${accountId}, 'person', ${given.personId ?? null}, ${accountId}, '测试账号')`.execute(tx);
  await sql`insert into access_grant (id, account_id, role_id, unit_id, valid)
    select ${newId()}, ${accountId}, id, ${given.unitId ?? null}::uuid, '(,)' from access_role where code = ${given.role}`.execute(
    tx,
  );
  return { kind: 'person', accountId, personId: given.personId ?? null, name: '测试账号' };
}
