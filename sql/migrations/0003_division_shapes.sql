-- Which ground each revision touched, so that tiles elsewhere stay as they are. Zooms are those at which something changed.
create table revision_areas (
  revision bigint not null references revisions on delete cascade,
  touched text not null,
  from_zoom smallint not null default 0,
  to_zoom smallint not null default 30,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null
);
create index revision_areas_revision on revision_areas (revision);
insert into revision_areas (revision, touched, west, south, east, north)
  select revision, unnest(touches), -180, -90, 180, 90 from revisions;

-- Divisions as the map draws them, generalised zoom by zoom when they are published. A set holds the tiles that came out different from
-- those of the sets before it; it counts from the revision that publishes it. `turns`: on which days the map changes, zoom by zoom and where.
create table division_tile_sets (
  id bigint generated always as identity primary key,
  data_set_id uuid references data_sets on delete cascade,
  revision bigint,
  turns jsonb not null
);
create table division_tiles (
  set_id bigint not null references division_tile_sets on delete cascade,
  z smallint not null,
  x integer not null,
  y integer not null,
  -- The versions drawn in the tile, and their shapes and labels; null where an older set drew something and nothing is left.
  versions bigint[],
  body bytea,
  primary key (z, x, y, set_id)
);
create index division_tiles_set on division_tiles (set_id);
