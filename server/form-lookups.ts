import { sql } from 'kysely';
import type { FormLookups, PickedKind } from '#modules/forms/index.ts';
import { readPersonItem } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';

/** What forms ask the archive, by row security as whoever fills in. */
export const formLookups: FormLookups = {
  aboutPerson: async (tx, personId) => {
    const found = await readPersonItem(tx, personId);
    if (!found) return null;
    const { item } = found;
    return {
      id: item.id,
      name: item.name,
      number: item.number,
      unit: item.unitName,
      unitId: item.unitId ?? '',
      post: item.postName,
      company: item.legalEntityName,
      hiredOn: item.hiredOn ?? '',
      birthOn: item.birthOn ?? '',
      sex: item.sex === 'male' ? '男' : item.sex === 'female' ? '女' : '',
      ...(await ownContact(tx, personId)),
    };
  },
  namesOf: async (tx, kind, ids) => {
    const found = await namesQuery(kind, ids).execute(tx);
    return new Map(found.rows.map(each => [each.id, each.name]));
  },
};

function namesQuery(kind: PickedKind, ids: readonly string[]) {
  const wanted = sql`${[...ids]}::uuid[]`;
  switch (kind) {
    case 'person':
      return sql<{
        id: string;
        name: string;
      }>`select id, name from person where id = any(${wanted}) and not is_withdrawn`;
    case 'unit':
      return sql<{ id: string; name: string }>`select unit_id as id, name from unit_version
        where unit_id = any(${wanted}) and valid @> access_today()`;
    case 'colleague':
      return sql<{ id: string; name: string }>`select id, name from form_account_names(${wanted})`;
  }
}

/** Numbers and addresses of others are shown masked; here they are left out. */
async function ownContact(tx: Tx, personId: string): Promise<Record<string, string>> {
  const found = await sql<{ phone: string; email: string; homeAddress: string; registeredAddress: string }>`
    select coalesce(c.phone, '') as phone, coalesce(c.email, '') as email, c.home_address as "homeAddress",
      c.registered_address as "registeredAddress"
    from person_contact c
    where c.person_id = ${personId} and c.person_id = access_person() and c.valid @> access_today()`.execute(tx);
  return found.rows[0] ?? { phone: '', email: '', homeAddress: '', registeredAddress: '' };
}
