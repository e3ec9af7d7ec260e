-- Merges of divisions that the service proposes: jobs of their own, rule sets in versions that are never overwritten, and what is known of a division that decides about merges.
alter table analyses drop constraint analyses_kind_check;
alter table analyses add constraint analyses_kind_check check (kind in ('coverage', 'gridding', 'siting', 'merge'));
alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in ('import', 'coverage', 'publish', 'gridding', 'siting', 'merge'));

create table merge_rule_sets (
  id text not null,
  version int not null check (version > 0),
  body jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (id, version)
);

create table merge_facts (
  division_id uuid primary key references divisions (id) on delete cascade,
  stays jsonb not null,
  industry text,
  set_by text not null,
  set_at timestamptz not null default now()
);
