-- Papers that were read by machine: each file with its pages, and what they propose for the archive. All of it is the account's that
-- brought the file until a person confirms it; then the values stand in the archive and the file among its documents.
create table recognition_paper (
  id uuid primary key,
  account_id uuid not null references account,
  -- Files that were dropped together.
  batch_id uuid,
  file_id uuid not null,
  file_name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'read', 'failed', 'done')),
  error_code text,
  error_text text,
  pages integer not null default 0,
  pages_read integer not null default 0,
  kind text not null default 'other',
  -- Whose paper it seems to be: 'several' asks a person, 'chosen' was said by one.
  matched text not null default 'none' check (matched in ('none', 'number', 'name', 'several', 'chosen')),
  person_id uuid references person,
  candidates uuid[] not null default '{}',
  document_id uuid,
  created_at timestamptz not null default clock_timestamp()
);
create index recognition_paper_account on recognition_paper (account_id, created_at desc, id);
create index recognition_paper_person on recognition_paper (person_id);

create table recognition_page (
  id uuid primary key,
  paper_id uuid not null references recognition_paper on delete cascade,
  account_id uuid not null,
  n integer not null,
  kind text not null,
  width integer not null,
  height integer not null,
  turned integer not null,
  leaned real not null,
  milliseconds integer not null,
  -- The upright picture among the sealed files; the text as a sealed value.
  picture_file_id uuid not null,
  text_envelope text not null,
  unique (paper_id, n)
);

create table recognition_proposal (
  id uuid primary key,
  paper_id uuid not null references recognition_paper on delete cascade,
  account_id uuid not null,
  person_id uuid,
  is_matched boolean not null default false check (is_matched = (person_id is not null)),
  page integer not null,
  sort integer not null,
  field_group text not null,
  entry integer not null,
  field text not null,
  confidence real not null check (confidence between 0 and 1),
  box integer[] not null check (cardinality(box) = 4),
  flags text[] not null default '{}',
  -- Sealed: the text as it stands on the paper, and the value.
  envelope text not null,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'refused')),
  is_mended boolean not null default false
);
create index recognition_proposal_paper on recognition_proposal (paper_id, sort);

-- Says whose paper it is. By this change values may leave the sight of whoever makes it, which a plain update may not do.
create function recognition_choose(p_paper uuid, p_person uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  update recognition_paper set matched = 'chosen', person_id = p_person
    where id = p_paper and account_id = access_account() and state = 'read';
  if not found then
    raise exception 'the paper is another account''s' using errcode = 'insufficient_privilege';
  end if;
  update recognition_proposal set person_id = p_person, is_matched = true where paper_id = p_paper;
end $$;
