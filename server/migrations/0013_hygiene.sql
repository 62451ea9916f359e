-- News that could not be delivered is looked at by a person, who has it tried again or gives it up.
alter table outbox_event drop constraint outbox_event_state_check;
alter table outbox_event add constraint outbox_event_state_check check (state in ('waiting', 'delivered', 'dead', 'given-up'));

-- What has ended goes after a while; see server/flows/turn-of-day.
create index outbox_event_ended on outbox_event (ended_at) where state in ('delivered', 'given-up');
create index job_run_ended on job_run (ended_at) where ended_at is not null;

-- A likeness is told to those who keep that group (a new person's creator all of them), and who it is to those who may read it there.
create or replace function person_twin(p_identity text, p_phone text, p_name text, p_name_query text, p_birth date, p_except uuid)
  returns table (kind text, person_id uuid) language plpgsql stable security definer set search_path = public as $$
declare
  v_creates boolean := access_holds('people.create', '') or access_holds('people.import', '');
begin
  return query
  select f.kind, case when person_within(p.unit_id, p.led_by, p.id, 'people.read', 'basic')
      and (f.field_group = 'basic' or person_within(p.unit_id, p.led_by, p.id, 'people.read', f.field_group)) then p.id end
  from (
    select 'identity' as kind, 'identity' as field_group, i.person_id as id from person_identity i where i.number_index = p_identity
    union select 'phone', 'contact', c.person_id from person_contact c where c.phone = p_phone
    union select 'name-and-birth', 'basic', w.person_id from person_word w join person q on q.id = w.person_id
      where p_birth is not null and w.words @@ p_name_query::tsquery and q.name = p_name and q.birth_on = p_birth
  ) f join person p on p.id = f.id
  where not p.is_withdrawn and p.id is distinct from p_except
    and (v_creates or access_holds('people.edit', f.field_group))
  limit 20;
end $$;

-- As before, and tells of each person which groups the importer may read, so that nothing of the others is compared. What matching
-- needs (documents, numbers, phones, the name) is told of everybody: a number is taken whoever may see its holder.
drop function import_existing(text[], text[], text[]);
create function import_existing(p_documents text[], p_numbers text[], p_phones text[]) returns table (
  person_id uuid, in_reach boolean, sees text[], documents text[], phones text[], number text, name text, sex text, birth_on date,
  unit_id uuid, post_name text, education_code text, hired_on date, amount_fen bigint, banks text[])
  language plpgsql stable security definer set search_path = public as $$
declare
  v_groups text[] := array['basic', 'job', 'identity', 'contact', 'education', 'compensation', 'bank'];
  v_wide text[] := array(select g from unnest(v_groups) g where access_everything('people.read', g));
begin
  if not access_holds('people.import', '') then
    raise exception 'people.import is needed' using errcode = 'insufficient_privilege';
  end if;
  return query
  with hit as (
    select i.person_id as id from person_identity i where i.number_index = any(p_documents)
    union select p.id from person p where p.number <> '' and p.number = any(p_numbers)
    union select c.person_id from person_contact c where c.phone = any(p_phones) and c.valid @> access_today()
  ), narrow as materialized (
    select u.id, array_agg(g) as groups from unnest(v_groups) g cross join lateral unnest(access_units('people.read', g)) u(id) group by u.id
  ), found as materialized (
    select p.*, v_wide || coalesce(n.groups, '{}') as sees
    from hit h join person p on p.id = h.id left join narrow n on n.id = p.unit_id where not p.is_withdrawn
  )
  select p.id, 'basic' = any(p.sees), p.sees,
    array(select i.number_index from person_identity i where i.person_id = p.id),
    array(select c.phone from person_contact c where c.person_id = p.id and c.phone is not null and c.valid @> access_today()),
    p.number, p.name, p.sex, p.birth_on, p.unit_id,
    case when 'job' = any(p.sees) then p.post_name end,
    case when 'education' = any(p.sees) then p.education_code end,
    case when 'job' = any(p.sees) then p.hired_on end,
    case when 'compensation' = any(p.sees) then (select m.amount_fen from compensation m where m.person_id = p.id and m.item = 'base'
      order by (m.valid @> access_today()) desc, upper(m.valid) desc nulls first limit 1) end,
    case when 'bank' = any(p.sees) then array(select b.number_index from person_bank b where b.person_id = p.id and b.valid @> access_today()) end
  from found p;
end $$;
