-- Notices to accounts, the channels by which they leave the house, and what became of each sending.
create table notice (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  -- Stable code such as task.arrived.
  kind text not null check (kind <> ''),
  title text not null check (title <> ''),
  body text not null default '',
  -- A place within this site, or nothing.
  link text not null default '' check (link = '' or link ~ '^/($|[^/\\])'),
  is_urgent boolean not null default false,
  -- While a notice with the same key is unread, another one renews it instead of standing beside it.
  digest_key text,
  times int not null default 1 check (times > 0),
  told_at timestamptz not null,
  read_at timestamptz
);
create index notice_account on notice (account_id, told_at desc, id desc);
create index notice_unread on notice (account_id) where read_at is null;
create unique index notice_digest on notice (account_id, digest_key) where read_at is null and digest_key is not null;
create index notice_old on notice (told_at);

-- What an account chose; no row is the default.
create table notify_choice (
  id uuid primary key,
  account_id uuid not null unique references account on delete cascade,
  wants_email boolean not null default true,
  wants_push boolean not null default true,
  -- Minutes of the day, both or neither; the span may pass midnight.
  quiet_from_min int check (quiet_from_min between 0 and 1439),
  quiet_until_min int check (quiet_until_min between 0 and 1439),
  check ((quiet_from_min is null) = (quiet_until_min is null))
);

-- Where mail to an account goes: an address counts once a code that was sent there came back.
create table notify_address (
  id uuid primary key,
  account_id uuid not null unique references account on delete cascade,
  address text,
  verified_at timestamptz,
  pending_address text,
  -- A keyed digest.
  code_hash text,
  code_expires_at timestamptz,
  code_tries int not null default 0,
  -- Codes sent since counted_from; strangers' boxes are not to be flooded from here.
  codes_sent int not null default 0,
  counted_from timestamptz
);

create table notify_subscription (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  -- A keyed digest of the push service's address for this browser.
  endpoint_index text not null unique,
  -- That address and the browser's keys, sealed: whoever has them can send.
  keys_envelope text not null,
  device text not null default '',
  created_at timestamptz not null
);
create index notify_subscription_account on notify_subscription (account_id);

create table notify_mail (
  id uuid primary key,
  one boolean not null unique default true check (one),
  is_on boolean not null default false,
  host text not null,
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null default '',
  password_envelope text,
  from_address text not null,
  from_name text not null default '',
  -- To one account; what is more is gathered.
  mails_per_hour int not null default 10 check (mails_per_hour between 1 and 1000)
);

create table notify_push (
  id uuid primary key,
  one boolean not null unique default true check (one),
  is_on boolean not null default false,
  public_key text not null,
  private_key_envelope text not null,
  -- Whom a push service may ask: mailto: or https:.
  subject text not null
);

create table notify_robot (
  id uuid primary key,
  -- By which callers name it.
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  is_on boolean not null default true,
  host text not null,
  -- The address holds a key.
  url_envelope text not null,
  secret_envelope text,
  -- Kinds of notices that it announces without being named.
  kinds text[] not null default '{}'
);

create table notify_delivery (
  id uuid primary key,
  channel text not null check (channel in ('email', 'push', 'robot')),
  notice_id uuid references notice on delete cascade,
  account_id uuid references account on delete cascade,
  subscription_id uuid references notify_subscription on delete set null,
  robot_id uuid references notify_robot on delete cascade,
  kind text not null,
  -- What leaves the house: no personal data but what the caller vouched for.
  outside_text text not null,
  link text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'given-up')),
  attempts int not null default 0,
  -- Why the last try failed, without values.
  reason text,
  next_at timestamptz not null,
  -- One message may carry several; they share this.
  message_id uuid,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index notify_delivery_due on notify_delivery (next_at, id) where state in ('waiting', 'failed');
create index notify_delivery_notice on notify_delivery (notice_id);
create index notify_delivery_sent on notify_delivery (account_id, ended_at) where state = 'sent' and channel = 'email';
create index notify_delivery_bad on notify_delivery (created_at desc) where state in ('failed', 'given-up');
create index notify_delivery_ended on notify_delivery (ended_at) where ended_at is not null;

-- Whoever acts may tell others, whose notices he may not see. Gives the ids that were written, renewed ones too.
create function notify_tell(p_accounts uuid[], p_ids uuid[], p_kind text, p_title text, p_body text, p_link text, p_urgent boolean,
    p_digest_key text, p_now timestamptz) returns setof uuid
  language plpgsql security definer set search_path = public as $$
begin
  if access_account() is null and access_system() is null then
    raise exception 'nobody tells this' using errcode = 'insufficient_privilege';
  end if;
  return query
  insert into notice as n (id, account_id, kind, title, body, link, is_urgent, digest_key, told_at)
    select t.id, t.account_id, p_kind, p_title, p_body, p_link, p_urgent, p_digest_key, p_now
    from unnest(p_accounts, p_ids) as t(account_id, id) join account a on a.id = t.account_id and a.status = 'active' and a.kind = 'person'
    order by t.account_id
    on conflict (account_id, digest_key) where read_at is null and digest_key is not null do update
      set kind = excluded.kind, title = excluded.title, body = excluded.body, link = excluded.link,
        is_urgent = n.is_urgent or excluded.is_urgent, times = n.times + 1, told_at = excluded.told_at
    returning n.id;
end $$;

-- A browser belongs to whoever subscribed with it last; knowing its address at the push service entitles to that.
create function notify_subscribe(p_id uuid, p_endpoint_index text, p_keys_envelope text, p_device text, p_now timestamptz) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if access_account() is null then
    raise exception 'an account subscribes' using errcode = 'insufficient_privilege';
  end if;
  delete from notify_subscription where endpoint_index = p_endpoint_index;
  -- Old browsers make room.
  delete from notify_subscription where id in (
    select id from notify_subscription where account_id = access_account() order by created_at desc offset 9);
  insert into notify_subscription (id, account_id, endpoint_index, keys_envelope, device, created_at)
    values (p_id, access_account(), p_endpoint_index, p_keys_envelope, p_device, p_now);
end $$;

-- Which channels the house offers, for everybody; nothing secret.
create function notify_offer() returns table (mail_is_on boolean, push_public_key text)
  language sql stable security definer set search_path = public as $$
  select coalesce((select m.is_on from notify_mail m), false), (select p.public_key from notify_push p where p.is_on)
$$;
