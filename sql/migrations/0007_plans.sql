-- Plans: drafts over the published map. A plan is never deleted, it is withdrawn.
create table plans (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  kind text not null check (kind in ('grid_adjust', 'community_adjust', 'village_adjust', 'group_merge', 'township_record')),
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  -- The division that is redrawn inside.
  scope_division_id uuid not null references divisions,
  author_id uuid references accounts on delete set null,
  author_name text not null,
  effective date not null,
  -- Which of groups and grids tile a village that has both.
  prefer text not null check (prefer in ('group', 'grid')),
  -- Grows with every change, undo, redo and rebase.
  version integer not null default 0,
  -- How many of the steps that were not replaced count; those after them were undone and can come back.
  step_count integer not null default 0,
  -- How often it was put on a newer map; the base and the steps of this number are the ones that count.
  base integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  published_by text,
  published_revision bigint
);
create index plans_scope on plans (scope_division_id);

-- What a plan is drawn over: versions of divisions, which stay as they are, so that it can be built again at any time.
create table plan_bases (
  plan_id uuid not null references plans on delete cascade,
  base integer not null,
  -- The last revision of the divisions, and the day of the map.
  revision bigint not null,
  day date not null,
  version_ids bigint[] not null,
  made_at timestamptz not null default now(),
  primary key (plan_id, base)
);

-- One row a change set, as it was done on a base; never deleted. `replaced`: undone, and something else was done in its place.
create table plan_steps (
  plan_id uuid not null references plans on delete cascade,
  base integer not null,
  number integer not null,
  author_id uuid references accounts on delete set null,
  author_name text not null,
  made_at timestamptz not null default now(),
  comment text not null,
  -- With every id, code and name that was chosen for it.
  operations jsonb not null,
  -- What it did to the map, as zipped JSON: with its inverse it is undone and done again.
  changes bytea not null,
  -- Divisions and units that it touched.
  touched text[] not null,
  replaced boolean not null default false,
  primary key (plan_id, base, number)
);

-- What happened to a plan, in order; never changed.
create table plan_events (
  id bigint generated always as identity primary key,
  plan_id uuid not null references plans on delete cascade,
  version integer not null,
  kind text not null check (kind in ('create', 'change', 'undo', 'redo', 'rebase', 'edit', 'comment', 'publish', 'withdraw')),
  base integer not null,
  -- The step that was made, undone or redone.
  step integer,
  account_id uuid references accounts on delete set null,
  account_name text not null,
  happened_at timestamptz not null default now(),
  touched text[] not null default '{}'
);
create index plan_events_plan on plan_events (plan_id, version, id);

create table plan_comments (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references plans on delete cascade,
  author_id uuid references accounts on delete set null,
  author_name text not null,
  made_at timestamptz not null default now(),
  text text not null,
  lon double precision,
  lat double precision,
  division_id text,
  version integer not null
);
create index plan_comments_plan on plan_comments (plan_id, made_at);

-- Codes that ended and are never given again.
create table retired_codes (
  code text primary key,
  division_id uuid not null references divisions,
  retired_on date not null
);

-- Divisions that end when a staged data set is published, beside those that get another version.
create table division_ends (
  data_set_id uuid not null references data_sets on delete cascade,
  division_id uuid not null references divisions,
  ends_on date not null,
  primary key (data_set_id, division_id)
);

alter table data_sets drop constraint data_sets_kind_check;
alter table data_sets add constraint data_sets_kind_check
  check (kind in ('streets', 'divisions', 'facilities', 'demand', 'sample', 'manual', 'plan'));
alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in ('import', 'coverage', 'publish'));
