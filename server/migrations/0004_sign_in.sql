-- Sign-in: what proves who somebody is, and the sessions that come of it. Hashes are text; no table holds a password, a token or a key.
create table sign_in_password (
  id uuid primary key,
  account_id uuid not null unique references account on delete cascade,
  hash text not null,
  must_change boolean not null default false,
  -- A one-time password ends by itself; a password of one's own doesn't.
  expires_at timestamptz,
  changed_at timestamptz not null
);

create table sign_in_session (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  device text not null default '',
  factor text not null check (factor in ('password', 'totp', 'passkey', 'recovery')),
  -- When the password or a passkey was last given in this session; sensitive changes ask that it be recent.
  confirmed_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz
);
create index sign_in_session_account on sign_in_session (account_id) where ended_at is null;

create table sign_in_totp (
  id uuid primary key,
  account_id uuid not null unique references account on delete cascade,
  -- An envelope of server/platform/secrets.
  secret text not null,
  -- Null until the first code has been shown to be right.
  confirmed_at timestamptz,
  -- The time step of the last code taken; a code of that step or an earlier one is a replay.
  last_step bigint not null default 0,
  created_at timestamptz not null
);

create table sign_in_recovery_code (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  hash text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_recovery_code_account on sign_in_recovery_code (account_id);

create table sign_in_passkey (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  credential_id text not null unique,
  public_key text not null,
  sign_count bigint not null,
  transports text not null default '',
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index sign_in_passkey_account on sign_in_passkey (account_id);

-- Failures per subject: an account, a login that no account has (as a digest), a network address, an account's second step.
create table sign_in_attempt (
  id uuid primary key,
  subject text not null unique,
  account_id uuid references account on delete cascade,
  failures integer not null default 0,
  last_failed_at timestamptz,
  next_allowed_at timestamptz,
  locked_until timestamptz
);
create index sign_in_attempt_account on sign_in_attempt (account_id);

create table sign_in_challenge (
  id uuid primary key,
  account_id uuid references account on delete cascade,
  purpose text not null check (purpose in ('sign-in', 'second-factor', 'registration')),
  challenge text not null,
  expires_at timestamptz not null
);
create index sign_in_challenge_expiry on sign_in_challenge (expires_at);

-- Keys of service accounts. A key carries no scopes of its own: the roles of its account count.
create table api_key (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  prefix text not null unique,
  hash text not null unique,
  name text not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_key_account on api_key (account_id);
-- Apart from the key, so that use doesn't fill the audit.
create table api_key_use (
  id uuid primary key references api_key on delete cascade,
  last_used_at timestamptz not null,
  ip text
);

-- Who holds a session token. Asked on each request, before there is an actor: knowing the digest of a token of 256 random
-- bits is what entitles to the answer, and the answer is only about its own account.
create function sign_in_identify_session(p_token_hash text, p_now timestamptz, p_idle_since timestamptz, p_today date)
  returns table (account_id uuid, person_id uuid, username text, display_name text, is_demo boolean, session_id uuid, factor text,
    last_seen_at timestamptz, expires_at timestamptz, must_change boolean, has_second_factor boolean, reaches_far boolean)
  language sql stable security definer set search_path = public as $$
  select a.id, a.person_id, a.username, a.display_name, a.is_demo, s.id, s.factor, s.last_seen_at, s.expires_at,
    coalesce((select p.must_change from sign_in_password p where p.account_id = a.id), false),
    exists (select from sign_in_totp t where t.account_id = a.id and t.confirmed_at is not null)
      or exists (select from sign_in_passkey k where k.account_id = a.id),
    -- Whoever reaches further than himself and his team can hurt many; seeing the organisation alone is everybody's.
    exists (select from access_grant g join access_role_permission q on q.role_id = g.role_id
      where g.account_id = a.id and g.valid @> p_today and q.scope in ('units', 'all') and q.action <> 'organization.read')
  from sign_in_session s join account a on a.id = s.account_id
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.last_seen_at > p_idle_since
    and a.status = 'active' and a.kind = 'person'
$$;

create function sign_in_identify_key(p_hash text, p_now timestamptz)
  returns table (account_id uuid, person_id uuid, username text, display_name text, is_demo boolean, key_id uuid, last_used_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select a.id, a.person_id, a.username, a.display_name, a.is_demo, k.id, u.last_used_at
  from api_key k join account a on a.id = k.account_id left join api_key_use u on u.id = k.id
  where k.hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > p_now)
    and a.status = 'active' and a.kind = 'service'
$$;

-- The roles that the actor's account holds today; everybody may know their own.
create function sign_in_own_roles() returns table (code text, name text)
  language sql stable security definer set search_path = public as $$
  select distinct r.code, r.name from access_grant g join access_role r on r.id = g.role_id
  where g.account_id = access_account() and g.valid @> access_today() order by r.code
$$;

-- Administrators replace and remove proofs without being able to read them, hence functions rather than policies.
-- Whoever manages accounts but not roles can't take over an account that manages either, now or from a day to come.
create function sign_in_require_administrator(p_account uuid) returns void
  language plpgsql stable security definer set search_path = public as $$
begin
  if access_system() is not null then return; end if;
  if not access_holds('account.edit', '') then
    raise exception 'account.edit is needed' using errcode = 'insufficient_privilege';
  end if;
  if not access_holds('access.edit', '') and exists (
    select from access_grant g join access_role_permission p on p.role_id = g.role_id
    where g.account_id = p_account and (upper(g.valid) is null or upper(g.valid) > access_today())
      and p.action in ('account.edit', 'access.edit')) then
    raise exception 'access.edit is needed' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function sign_in_put_password(p_id uuid, p_account uuid, p_hash text, p_must_change boolean, p_expires_at timestamptz, p_now timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
begin
  perform sign_in_require_administrator(p_account);
  insert into sign_in_password (id, account_id, hash, must_change, expires_at, changed_at)
    values (p_id, p_account, p_hash, p_must_change, p_expires_at, p_now)
    on conflict (account_id) do update
      set hash = excluded.hash, must_change = excluded.must_change, expires_at = excluded.expires_at, changed_at = excluded.changed_at;
end $$;

create function sign_in_remove_second_factor(p_account uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform sign_in_require_administrator(p_account);
  delete from sign_in_totp where account_id = p_account;
  delete from sign_in_passkey where account_id = p_account;
  delete from sign_in_recovery_code where account_id = p_account;
end $$;

create function sign_in_unlock(p_account uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform sign_in_require_administrator(p_account);
  delete from sign_in_attempt where account_id = p_account;
end $$;

-- How the sign-in of some accounts stands, for the administrators' list; nothing secret.
create function sign_in_standing(p_accounts uuid[], p_now timestamptz)
  returns table (account_id uuid, has_password boolean, must_change boolean, has_second_factor boolean, locked_until timestamptz, last_seen_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select a.id, p.id is not null, coalesce(p.must_change, false),
    exists (select from sign_in_totp t where t.account_id = a.id and t.confirmed_at is not null)
      or exists (select from sign_in_passkey k where k.account_id = a.id),
    (select max(t.locked_until) from sign_in_attempt t where t.account_id = a.id and t.locked_until > p_now),
    (select max(s.last_seen_at) from sign_in_session s where s.account_id = a.id)
  from account a left join sign_in_password p on p.account_id = a.id
  where a.id = any(p_accounts) and (access_holds('account.read', '') or access_holds('account.edit', ''))
$$;
