import { type RawBuilder, sql } from 'kysely';
import type { Wanting } from '#contract/document.ts';
import type { ExpiringDocument, IncompletePerson, ProposedDocument } from '#contract/document-list.ts';
import { addDays, type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { askedOf } from './asked.ts';
import '../tables.ts';

export type Narrowed = { unitId?: string; kindId?: string; offset?: number; limit?: number };

const within = ({ unitId }: Narrowed): RawBuilder<boolean> =>
  unitId ? sql`p.unit_id in (select r.unit_id from unit_reach r where r.ancestor_id = ${unitId})` : sql`true`;
const page = ({ offset = 0, limit = 50 }: Narrowed) => sql`limit ${limit} offset ${offset}`;
const unitName = sql`coalesce((select u.name from unit_version u where u.unit_id = p.unit_id and u.valid @> access_today()), '')`;
const who = sql`p.id as person_id, p.name as person_name, p.number, ${unitName} as unit_name`;
type Who = { person_id: string; person_name: string; number: string; unit_name: string };
const whoOf = (row: Who) => ({
  personId: row.person_id,
  personName: row.person_name,
  number: row.number,
  unitName: row.unit_name,
});

type Paged<R> = R & Who & { total: string };
const totalOf = (rows: ReadonlyArray<{ total: string }>) => Number(rows[0]?.total ?? 0);

/** What expires within so many days or has expired, of persons who work here; the first to expire first. */
export async function listExpiring(
  tx: Tx,
  asked: Narrowed & { within?: number },
  today: CivilDate,
): Promise<{ items: ExpiringDocument[]; total: number }> {
  const last = addDays(today, asked.within ?? 30);
  const found = await sql<Paged<{ id: string; kind_name: string; title: string; expires_on: CivilDate }>>`
    select d.id, k.name as kind_name, d.title, d.expires_on, ${who}, count(*) over () as total
    from document d join person p on p.id = d.person_id join document_kind k on k.id = d.kind_id
    where d.state = 'kept' and d.removed_at is null and d.expires_on <= ${last}::date
      and not p.is_withdrawn and p.employment_status in ('active', 'leave') and ${within(asked)}
      and ${asked.kindId ? sql`d.kind_id = ${asked.kindId}` : sql`true`}
      -- Replaced by a later one of its kind, it warns of nothing.
      and not exists (select from document later where later.person_id = d.person_id and later.kind_id = d.kind_id and later.id <> d.id
        and later.state = 'kept' and later.removed_at is null and later.expires_on > d.expires_on)
    order by d.expires_on, d.id ${page(asked)}`.execute(tx);
  return {
    items: found.rows.map(row => ({
      id: row.id,
      ...whoOf(row),
      kindName: row.kind_name,
      title: row.title,
      expiresOn: row.expires_on,
      daysLeft: dayNumber(row.expires_on) - dayNumber(today),
    })),
    total: totalOf(found.rows),
  };
}

/** What holders handed in and nobody has looked at yet, within what the actor may edit. */
export async function listProposed(tx: Tx, asked: Narrowed): Promise<{ items: ProposedDocument[]; total: number }> {
  const found = await sql<Paged<{ id: string; kind_name: string; title: string; created_at: Date }>>`
    select d.id, k.name as kind_name, d.title, d.created_at, ${who}, count(*) over () as total
    from document d join person p on p.id = d.person_id join document_kind k on k.id = d.kind_id
    where d.state = 'proposed' and d.removed_at is null and not p.is_withdrawn and ${within(asked)}
      and d.person_id is distinct from access_person()
      and ${asked.kindId ? sql`d.kind_id = ${asked.kindId}` : sql`true`}
    order by d.created_at, d.id ${page(asked)}`.execute(tx);
  return {
    items: found.rows.map(row => ({
      id: row.id,
      ...whoOf(row),
      kindName: row.kind_name,
      title: row.title,
      createdAt: row.created_at.toISOString(),
    })),
    total: totalOf(found.rows),
  };
}

type UnitCount = { unit_id: string | null; unit_name: string; people: string; incomplete: string };

/** Whose papers are not all there, who lacks most first, with head counts a unit. */
export async function listIncomplete(
  tx: Tx,
  asked: Narrowed,
  today: CivilDate,
): Promise<{
  items: IncompletePerson[];
  total: number;
  people: number;
  units: Array<{ unitId: string | null; unitName: string; people: number; incomplete: number }>;
}> {
  const each = askedOf(within(asked), 'people.edit', today);
  const found = await sql<{
    items: Array<Who & { required: number; wanting: Wanting[] }> | null;
    total: string;
    people: string;
    units: UnitCount[] | null;
  }>`
    with asked as materialized (${each}),
    kept as (select * from asked where ${asked.kindId ? sql`kind_id = ${asked.kindId}` : sql`true`}),
    persons as materialized (select person_id, unit_id, count(*)::int as required, count(why)::int as lacks from kept group by 1, 2),
    shown as (select s.*, p.name as person_name, p.number, ${unitName} as unit_name
      from persons s join person p on p.id = s.person_id where s.lacks > 0
      order by s.lacks desc, p.sort_key, p.id ${page(asked)})
    select
      (select json_agg(json_build_object('person_id', s.person_id, 'person_name', s.person_name, 'number', s.number, 'unit_name', s.unit_name,
        'required', s.required, 'wanting', (select json_agg(json_build_object('kindId', a.kind_id, 'kindName', a.kind_name, 'why', a.why)
          order by a.sort, a.kind_name) from kept a where a.person_id = s.person_id and a.why is not null)) order by s.lacks desc, s.person_name, s.person_id)
        from shown s) as items,
      (select count(*) from persons where lacks > 0) as total, (select count(*) from persons) as people,
      (select json_agg(u order by u.incomplete desc, u.unit_name) from (
        select p.unit_id, ${unitName} as unit_name, count(*) as people, count(*) filter (where p.lacks > 0) as incomplete
        from persons p group by p.unit_id) u) as units`.execute(tx);
  const row = found.rows[0];
  return {
    items: (row?.items ?? []).map(one => ({ ...whoOf(one), required: one.required, wanting: one.wanting })),
    total: Number(row?.total ?? 0),
    people: Number(row?.people ?? 0),
    units: (row?.units ?? []).map(unit => ({
      unitId: unit.unit_id,
      unitName: unit.unit_name,
      people: Number(unit.people),
      incomplete: Number(unit.incomplete),
    })),
  };
}
