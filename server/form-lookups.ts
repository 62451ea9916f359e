import { type RawBuilder, sql } from 'kysely';
import type { FormLookups, PickedKind } from '#modules/forms/index.ts';
import { readPersonItem } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';

/** What forms ask the archive, by row security as whoever fills in. */
export const formLookups = {
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
  employmentsOf: async (tx, personId) => (await employments(sql`v.person_id = ${personId}`).execute(tx)).rows,
  namesOf: async (tx, kind, ids) => {
    const found = await namesQuery(kind, ids).execute(tx);
    return new Map(found.rows.map(each => [each.id, each.name]));
  },
} satisfies FormLookups;

/** Employments as people tell them apart: the company, the last post, first day and last. */
function employments(which: RawBuilder<unknown>) {
  return sql<{ id: string; name: string }>`
    with job as (
      select v.employment_id, min(lower(v.valid)) as since, max(coalesce(upper(v.valid), 'infinity'::date)) as until,
        (array_agg(v.legal_entity_id order by lower(v.valid) desc))[1] as entity, (array_agg(v.hired_on order by lower(v.valid) desc))[1] as hired
      from employment_version v where ${which} group by v.employment_id
    )
    select job.employment_id as id, concat_ws(' · ', coalesce(e.name, a.unit_name), nullif(a.post_name, ''),
      coalesce(to_char(coalesce(job.hired, job.since), 'YYYY-MM-DD'), '') ||
        case when job.until = 'infinity' then ' 起' else ' 至 ' || to_char(job.until - 1, 'YYYY-MM-DD') end) as name
    from job
    left join lateral (select name from legal_entity_version l where l.legal_entity_id = job.entity
      order by l.valid @> access_today() desc, upper(l.valid) desc nulls first limit 1) e on true
    left join lateral (select coalesce(p.name, a.post_name) as post_name, u.name as unit_name from assignment a
      left join unit_version u on u.unit_id = a.unit_id and u.valid && a.valid
      left join post_version p on p.post_id = a.post_id and p.valid && a.valid
      where a.employment_id = job.employment_id order by lower(a.valid) desc nulls last, a.is_primary desc, upper(u.valid) desc nulls first limit 1) a on true
    order by job.until desc, job.since desc`;
}

function namesQuery(kind: PickedKind, ids: readonly string[]) {
  if (kind === 'employment') return employments(sql`v.employment_id = any(${[...ids]}::uuid[])`);
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
