-- What covers the ground: water and woods for the map, buildings also as units that no border may cut.
create table land_areas (
  id bigint generated always as identity primary key,
  data_set_id uuid not null references data_sets on delete cascade,
  kind text not null check (kind in ('water', 'woods', 'building')),
  name text,
  source_key text,
  geometry geometry(MultiPolygon, 4490) not null
);
create index land_areas_geometry on land_areas using gist (geometry);
create index land_areas_data_set on land_areas (data_set_id);
