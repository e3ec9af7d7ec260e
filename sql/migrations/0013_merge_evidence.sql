-- What people found of the promises of a proposed merge that no data measures, and what that rests on; the last word counts.
create table merge_evidence (
  analysis_id uuid not null references analyses on delete cascade,
  proposal int not null check (proposal > 0),
  key text not null,
  holds boolean not null,
  evidence text not null check (evidence <> ''),
  set_by text not null,
  set_at timestamptz not null default now(),
  primary key (analysis_id, proposal, key)
);
