-- Forms drawn by HR, with versions: one draft at most, one in force at most, those before it kept for what was filled in on them.
create table form (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  name text not null check (name <> ''),
  help text not null default '',
  -- Of the definition that the product last brought; empty for a form of the house's own.
  shipped_digest text not null default ''
);

create table form_version (
  id uuid primary key,
  form_id uuid not null references form,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'in-force', 'retired')),
  definition jsonb not null,
  note text not null default '',
  edited_by uuid,
  edited_by_name text not null default '',
  edited_at timestamptz not null,
  in_force_by_name text not null default '',
  in_force_at timestamptz,
  unique (form_id, number)
);
create unique index form_version_draft on form_version (form_id) where state = 'draft';
create unique index form_version_in_force on form_version (form_id) where state = 'in-force';

-- Holds whoever writes to these rules: what was in force stays as it was, and who did what is written here.
create function form_version_kept() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_name text := coalesce((select display_name from account where id = access_account()), '系统');
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' and access_system() is null then
      raise exception 'a version begins as a draft' using errcode = 'insufficient_privilege';
    end if;
    new.edited_by := access_account(); new.edited_by_name := v_name;
    new.in_force_by_name := case when new.state = 'in-force' then v_name else '' end;
    return new;
  end if;
  if (new.id, new.form_id, new.number) is distinct from (old.id, old.form_id, old.number) then
    raise exception 'a version stays where it is' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'draft' and new.state = 'draft' then
    new.edited_by := access_account(); new.edited_by_name := v_name;
    new.in_force_by_name := ''; new.in_force_at := null;
    return new;
  end if;
  if (new.definition, new.note, new.edited_by, new.edited_by_name, new.edited_at)
      is distinct from (old.definition, old.note, old.edited_by, old.edited_by_name, old.edited_at) then
    raise exception 'what was in force stays as it was' using errcode = 'insufficient_privilege';
  end if;
  if not access_holds('process.deploy', '') then
    raise exception 'process.deploy is needed' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'draft' and new.state = 'in-force' then
    new.in_force_by_name := v_name;
    return new;
  elsif old.state = 'in-force' and new.state = 'retired' then
    new.in_force_by_name := old.in_force_by_name; new.in_force_at := old.in_force_at;
    return new;
  end if;
  raise exception 'a version does not go from % to %', old.state, new.state using errcode = 'insufficient_privilege';
end $$;
create trigger form_version_kept before insert or update on form_version for each row execute function form_version_kept();

-- The names behind accounts that were picked in a form: what looking for colleagues tells whoever has signed in.
create function form_account_names(p_ids uuid[]) returns table (id uuid, name text)
  language sql stable security definer set search_path = public as $$
  select a.id, a.display_name from account a
    where a.id = any(p_ids) and a.kind = 'person' and a.status = 'active' and (access_account() is not null or access_system() is not null)
$$;
