-- Everything Fangyuan keeps. Coordinates: CGCS2000 (EPSG:4490), lon/lat. People are counted per place, never named.

-- One row each time what readers see changes; `touches` names the tables, so that networks and tiles know whether they are still true.
create table revisions (
  revision bigint generated always as identity primary key,
  made_at timestamptz not null default now(),
  what text not null,
  touches text[] not null
);

-- Where rows came from. Rows of a data set are staged in short steps and become visible together when it is published.
create table data_sets (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  kind text not null check (kind in ('streets', 'divisions', 'facilities', 'demand', 'sample', 'manual')),
  source text not null,
  licence text,
  synthetic boolean not null default false,
  state text not null default 'staging' check (state in ('staging', 'published', 'replaced')),
  job_id uuid,
  counts jsonb not null default '{}',
  -- The box that its rows fill, found when it is published.
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  created_at timestamptz not null default now(),
  published_at timestamptz
);
create unique index data_sets_published on data_sets (kind, name) where state = 'published';

create table streets (
  id bigint generated always as identity primary key,
  data_set_id uuid not null references data_sets on delete cascade,
  from_node bigint not null,
  to_node bigint not null,
  geometry geometry(LineString, 4490) not null,
  street_class text not null,
  name text,
  access smallint not null,
  bridge boolean not null,
  tunnel boolean not null,
  max_speed_kmh smallint,
  source_key text
);
create index streets_geometry on streets using gist (geometry);
create index streets_data_set on streets (data_set_id);

create table barriers (
  id bigint generated always as identity primary key,
  data_set_id uuid not null references data_sets on delete cascade,
  kind text not null check (kind in ('river', 'railway', 'wall', 'expressway')),
  geometry geometry(LineString, 4490) not null
);
create index barriers_geometry on barriers using gist (geometry);
create index barriers_data_set on barriers (data_set_id);

-- Buildings, settlements and cells: where people are counted.
create table demand_points (
  id bigint generated always as identity primary key,
  data_set_id uuid not null references data_sets on delete cascade,
  kind text not null check (kind in ('building', 'settlement', 'cell')),
  name text,
  geometry geometry(Point, 4490) not null,
  households double precision not null check (households >= 0),
  population double precision not null check (population >= 0),
  age0to3 double precision,
  age3to6 double precision,
  age6to15 double precision,
  age60plus double precision,
  age80plus double precision,
  estimated boolean not null,
  source_key text
);
create index demand_points_geometry on demand_points using gist (geometry);
create index demand_points_data_set on demand_points (data_set_id);

create table facilities (
  id uuid primary key default gen_random_uuid(),
  data_set_id uuid not null references data_sets on delete cascade,
  category text not null,
  name text not null,
  status text not null check (status in ('planned', 'building', 'operating', 'closed')),
  capacity double precision check (capacity >= 0),
  geometry geometry(Point, 4490) not null,
  source_key text
);
create index facilities_geometry on facilities using gist (geometry);
create index facilities_data_set on facilities (data_set_id);
create index facilities_category on facilities (category);

-- A division keeps its id through all its versions. A version holds from valid_from until the day before valid_to, as known
-- from recorded_at until superseded_at.
create table divisions (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now()
);
create table division_versions (
  id bigint generated always as identity primary key,
  division_id uuid not null references divisions on delete cascade,
  data_set_id uuid not null references data_sets on delete cascade,
  published boolean not null default false,
  level text not null,
  level_rank smallint not null,
  kind text not null,
  code text not null,
  name text not null,
  parent_id uuid references divisions,
  terrain text,
  urban_rural_class text,
  stated_households double precision,
  stated_population double precision,
  -- Added up from the demand points inside; null where there are none.
  counted_households double precision,
  counted_population double precision,
  area_square_meters double precision not null,
  label_point geometry(Point, 4490) not null,
  geometry geometry(MultiPolygon, 4490) not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  superseded_at timestamptz,
  revision bigint,
  check (valid_to is null or valid_to > valid_from)
);
create index division_versions_geometry on division_versions using gist (geometry);
create index division_versions_division on division_versions (division_id);
create index division_versions_data_set on division_versions (data_set_id);
create index division_versions_parent on division_versions (parent_id);
create unique index division_versions_code on division_versions (code) where published and valid_to is null and superseded_at is null;

create table division_lineage (
  predecessor_id uuid not null references divisions,
  successor_id uuid not null references divisions,
  change text not null,
  effective date not null,
  recorded_at timestamptz not null default now(),
  primary key (predecessor_id, successor_id, effective)
);

-- Answers that were computed: asked again with the same parameters at the same revision, they are given again.
create table analyses (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('coverage')),
  parameters jsonb not null,
  parameters_hash text not null,
  revision bigint not null,
  result jsonb not null,
  computed_at timestamptz not null default now(),
  unique (kind, parameters_hash, revision)
);
create table analysis_parts (
  analysis_id uuid not null references analyses on delete cascade,
  name text not null,
  body bytea not null,
  primary key (analysis_id, name)
);

create table jobs (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('import', 'coverage')),
  input jsonb not null,
  input_hash text,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress real not null default 0,
  message text not null default '',
  result jsonb,
  problem jsonb,
  attempts smallint not null default 0,
  cancel_requested boolean not null default false,
  created_at timestamptz not null default now(),
  heartbeat_at timestamptz,
  finished_at timestamptz
);
create index jobs_open on jobs (state) where state in ('queued', 'running');

-- Uploaded files wait here in pieces, so that any worker on any host can read them.
create table uploads (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  bytes bigint not null default 0,
  created_at timestamptz not null default now()
);
create table upload_pieces (
  upload_id uuid not null references uploads on delete cascade,
  piece integer not null,
  body bytea not null,
  primary key (upload_id, piece)
);

create table accounts (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  password_hash text not null,
  role text not null check (role in ('administrator'))
);
create table sessions (
  token_hash text primary key,
  account_id uuid not null references accounts on delete cascade,
  expires_at timestamptz not null
);
