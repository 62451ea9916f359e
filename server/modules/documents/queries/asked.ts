import { type RawBuilder, sql } from 'kysely';
import { type FieldGroup, fieldGroupCodes } from '#contract/action.ts';

/**
 * Which kinds are asked of which working persons, and how each stands: one row a person and kind. Both what is asked and what is there are
 * told within the actor's reach alone: a post that he may not read asks for nothing, and a kind whose group he may not read of somebody
 * is left out, so that a paper which he does not see is not told as missing.
 */
export function askedOf(
  of: RawBuilder<boolean>,
  action: 'people.read' | 'people.edit',
  today: string,
): RawBuilder<unknown> {
  return sql`
    select p.id as person_id, p.unit_id, k.id as kind_id, k.name as kind_name, k.sort,
      case when d.is_good then null when d.is_proposed then 'proposed' when d.is_kept then 'expired' else 'missing' end as why
    from person p cross join document_kind k
      left join (select f.person_id, f.kind_id, bool_or(f.state = 'kept') as is_kept, bool_or(f.state = 'proposed') as is_proposed,
          bool_or(f.state = 'kept' and (f.expires_on is null or f.expires_on >= ${today}::date)) as is_good
        from document f where f.removed_at is null group by f.person_id, f.kind_id) d on d.person_id = p.id and d.kind_id = k.id
    where not p.is_withdrawn and p.employment_status in ('active', 'leave') and ${of} and not k.is_retired
      and ${seesGroup(action)}
      and (k.required = 'everyone' or k.required = 'some' and (
        p.unit_id in (select r.unit_id from unit_reach r where r.ancestor_id = any(k.unit_ids))
        or exists (select from assignment a where a.person_id = p.id and a.valid @> ${today}::date
          and (a.post_id = any(k.post_ids) or a.grade_id = any(k.grade_ids)))
        or exists (select from employment_version e where e.person_id = p.id and e.valid @> ${today}::date
          and e.kind = any(k.employment_kinds))))`;
}

/** Whether the actor reaches the person `p` with the group of the kind `k`. */
function seesGroup(action: string): RawBuilder<boolean> {
  const cases = fieldGroupCodes.map(group => sql`when ${sql.lit(group)} then ${reaches(action, group)}`);
  return sql`case k.field_group ${sql.join(cases, sql` `)} else false end`;
}

function reaches(action: string, group: FieldGroup): RawBuilder<boolean> {
  const args = sql`${sql.lit(action)}, ${sql.lit(group)}`;
  return sql`((select access_everything(${args}))
    or coalesce(p.unit_id = any((select access_units(${args}))::uuid[]), false)
    or coalesce(p.led_by @> array[(select access_leader(${args}))], false)
    or coalesce(p.id = (select access_self(${args})), false))`;
}
