-- The ground: the app's role, who acts (settings of the transaction), and the stamp of the written policies.
-- `renshi_app` stands for the app's role; the ladder puts its real name in.
create extension if not exists btree_gist;

grant usage on schema public to renshi_app;
revoke create on schema public from public;

create table schema_policy (one boolean primary key check (one), stamp text not null);

-- Who acts. Empty settings give null: no actor, no rows.
create function access_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('renshi.account_id', true), '')::uuid $$;
create function access_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('renshi.person_id', true), '')::uuid $$;
create function access_system() returns text language sql stable parallel safe
  as $$ select case when current_setting('renshi.actor_kind', true) = 'system' then nullif(current_setting('renshi.actor_name', true), '') end $$;
-- The company's civil date, told by the server's clock, so that tests and replays can set it.
create function access_today() returns date language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('renshi.today', true), '')::date, (now() at time zone 'Asia/Shanghai')::date) $$;
