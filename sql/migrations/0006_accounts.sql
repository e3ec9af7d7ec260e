-- Who may do what, and where; what they did.

-- `name_key` is the name folded, so that two accounts cannot look alike; null in `scope_division_id` is the whole tree.
alter table accounts drop constraint accounts_role_check;
alter table accounts
  add column name_key text,
  add column scope_division_id uuid references divisions,
  add column disabled boolean not null default false,
  add column created_at timestamptz not null default now(),
  add column last_sign_in_at timestamptz,
  add constraint accounts_role check (role in ('viewer', 'planner', 'reviewer', 'administrator')),
  -- Administrators give rights to others, so none may be bound to a part of the tree.
  add constraint accounts_whole_tree check (role <> 'administrator' or scope_division_id is null);
update accounts set name_key = lower(name);
alter table accounts alter column name_key set not null;
alter table accounts drop constraint accounts_name_key;
alter table accounts add constraint accounts_folded_name unique (name_key);

-- `cookie`: opened by signing in; ends after a while without use. `token`: for scripts, named, until it expires.
alter table sessions drop constraint sessions_pkey;
alter table sessions
  add column id uuid primary key default gen_random_uuid(),
  add column kind text not null default 'cookie' check (kind in ('cookie', 'token')),
  add column name text,
  add column created_at timestamptz not null default now(),
  add column last_used_at timestamptz,
  add constraint sessions_token_hash unique (token_hash),
  add constraint sessions_tokens_have_names check ((kind = 'token') = (name is not null));
create index sessions_account on sessions (account_id);

-- Tries to sign in since the last that succeeded, by the hash of the name that was given: people type passwords into the wrong field.
create table sign_in_tries (
  name_hash text primary key,
  tries integer not null,
  since timestamptz not null default now()
);

-- What was done, by whom. `account_id` is null where the command line did it; the name is kept as it then was.
create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid,
  account_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}'
);
create index audit_entries_subject on audit_entries (subject_kind, subject_id, id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are only ever added';
end $$;
create trigger audit_entries_stay before update or delete on audit_entries for each row execute function refuse_audit_change();
create trigger audit_entries_remain before truncate on audit_entries for each statement execute function refuse_audit_change();

-- Who started a job; null: a visitor.
alter table jobs add column account_id uuid references accounts;
