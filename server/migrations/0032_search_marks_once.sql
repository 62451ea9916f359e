-- A transaction marks a subject once. The index sees to it: looking for the mark before each statement made a load of n people n times as
-- dear as it went on, as the plan of a table that was empty a moment ago reads it whole.
delete from search_stale a using search_stale b
  where a.subject_id = b.subject_id and a.subject = b.subject and a.xid = b.xid and a.n > b.n;
drop index search_stale_subject;
create unique index search_stale_once on search_stale (subject_id, subject, xid);

create or replace function search_mark() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_rows text := case tg_op when 'INSERT' then 'select %1$I from new_rows' when 'DELETE' then 'select %1$I from old_rows'
    else 'select %1$I from old_rows union select %1$I from new_rows' end;
begin
  execute format('insert into search_stale (subject, subject_id) select distinct %2$L, r.%1$I from (' || v_rows || ') r
    where r.%1$I is not null on conflict do nothing', tg_argv[1], tg_argv[0]);
  return null;
end $$;

create or replace function search_turned(p_since date) returns void language sql security definer set search_path = public as $$
  insert into search_stale (subject, subject_id)
    select distinct subject, subject_id from search_entry
    where access_system() is not null and (lower(valid) > p_since and lower(valid) <= access_today()
      or upper(valid) > p_since and upper(valid) <= access_today())
    on conflict do nothing
$$;

create or replace function custom_section_restale() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (new.version, new.state) is distinct from (old.version, old.state) then
    insert into search_stale (subject, subject_id)
      select distinct 'person', c.person_id from person_custom c where c.section_id = new.id
      on conflict do nothing;
  end if;
  return new;
end $$;
