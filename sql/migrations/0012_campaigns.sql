-- Campaigns (改革行动): plans in waves, pilots first. A campaign is never deleted, it is closed; what happened to it is only ever added.
create table campaigns (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- The division that the campaign is for, with all below it.
  scope_division_id uuid not null references divisions,
  state text not null default 'open' check (state in ('open', 'closed')),
  author_id uuid references accounts on delete set null,
  author_name text not null,
  -- Grows with every change of it, of its waves, and of which plans are in them.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index campaigns_scope on campaigns (scope_division_id);

create table campaign_waves (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references campaigns,
  -- 1 is the first.
  place integer not null check (place > 0),
  name text not null,
  kind text not null check (kind in ('pilot', 'rollout')),
  from_day date not null,
  due_day date not null,
  -- How many units are to be left, as proposed from below and advised from above, twice (两上两下); null: no number was set.
  quota jsonb,
  -- Where the wave is to work, whether a plan was begun there or not.
  area_ids uuid[] not null default '{}',
  check (due_day >= from_day),
  unique (campaign_id, id)
);

-- A plan is in one wave of one campaign at most.
create table campaign_plans (
  plan_id uuid primary key references plans,
  campaign_id uuid not null,
  wave_id uuid not null,
  added_by text not null,
  added_at timestamptz not null default now(),
  foreign key (campaign_id, wave_id) references campaign_waves (campaign_id, id)
);
create index campaign_plans_wave on campaign_plans (campaign_id, wave_id);

create table campaign_events (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references campaigns,
  version integer not null,
  kind text not null check (kind in ('create', 'edit', 'waves', 'add', 'move', 'remove', 'close', 'reopen')),
  details jsonb not null,
  account_id uuid references accounts on delete set null,
  account_name text not null,
  happened_at timestamptz not null default now()
);
create index campaign_events_campaign on campaign_events (campaign_id, id);

create function keep_campaign_event() returns trigger language plpgsql as $$
begin
  if new.account_id is null then
    old.account_id := null;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'campaign_events are only ever added';
end $$;
create trigger campaign_events_stay before update on campaign_events for each row execute function keep_campaign_event();
create trigger campaign_events_remain before delete on campaign_events for each row execute function refuse_plan_record_change();
create trigger campaign_events_are_kept before truncate on campaign_events for each statement execute function refuse_plan_record_change();

-- What a plan changes, in numbers, as last worked out; `tag` names all that they were worked out from. They can be thrown away at any time.
create table plan_figures (
  plan_id uuid primary key references plans on delete cascade,
  tag text not null,
  figures jsonb not null,
  made_at timestamptz not null default now()
);
