-- What a search looks through: one row a version of a division, a facility, a street's name in its data set, a named place. It goes
-- with what it names. All keys compare by code point, so that a beginning is a range of the index.
create table search_names (
  id bigint generated always as identity,
  data_set_id uuid not null references data_sets on delete cascade,
  version_id bigint references division_versions on delete cascade,
  facility_id uuid references facilities on delete cascade,
  -- Divisions: their level_rank; 20 settlement, 21 facility, 22 street, 23 other place. What is found first among equals comes first.
  rank smallint not null,
  name text not null,
  code text collate "C",
  -- Simplified, half-width, small letters, no white space.
  folded text collate "C" not null,
  -- Syllables one after another, each with a capital: XingFuSheQu; null where the name has no Chinese characters.
  pinyin text collate "C",
  initials text collate "C",
  point geometry(Point, 4490) not null
);
create index search_names_folded on search_names (rank, folded);
create index search_names_pinyin on search_names (rank, lower(pinyin)) where pinyin is not null;
create index search_names_initials on search_names (rank, initials) where pinyin is not null;
create index search_names_code on search_names (rank, code) where code is not null;
create index search_names_version on search_names (version_id) where version_id is not null;
create index search_names_facility on search_names (facility_id) where facility_id is not null;
create unique index search_names_street on search_names (data_set_id, folded) where rank = 22;

-- Names from before are found as they are written; pinyin comes with the next import.
insert into search_names (data_set_id, version_id, rank, name, code, folded, point)
  select data_set_id, id, level_rank, name, code, left(lower(regexp_replace(name, '\s', '', 'g')), 200), label_point from division_versions;
insert into search_names (data_set_id, facility_id, rank, name, folded, point)
  select data_set_id, id, 21, name, left(lower(regexp_replace(name, '\s', '', 'g')), 200), geometry from facilities;
insert into search_names (data_set_id, rank, name, folded, point)
  select data_set_id, 22, name, left(lower(regexp_replace(name, '\s', '', 'g')), 200), st_startpoint(geometry) from streets where name is not null
  on conflict do nothing;
insert into search_names (data_set_id, rank, name, folded, point)
  select data_set_id, case kind when 'settlement' then 20 else 23 end, name, left(lower(regexp_replace(name, '\s', '', 'g')), 200), geometry
  from demand_points where name is not null;

-- What a bureau sets for its own service: one row.
create table settings (
  only_row boolean primary key default true check (only_row),
  map_review_number text,
  base_map_credit text,
  changed_at timestamptz not null default now()
);
insert into settings default values;
