-- Certificates in English: in which language one was issued, a template of each language, and the English names of companies, units and posts.
alter table certificate add column language text not null default 'zh' check (language in ('zh', 'en'));
alter table certificate_template add column language text not null default 'zh' check (language in ('zh', 'en'));
alter table certificate_template drop constraint certificate_template_kind_key;
alter table certificate_template add unique (kind, language);

-- What was written for a Chinese name when it was last printed in English. Names of people are not kept here.
create table certificate_english (
  id uuid primary key,
  chinese text not null unique,
  english text not null,
  changed_at timestamptz not null default clock_timestamp()
);
