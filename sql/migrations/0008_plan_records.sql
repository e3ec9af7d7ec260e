-- Steps and events of plans are records: only ever added. Of a step that was undone it may be said that another took its place; of both, that the account is gone.
create function refuse_plan_record_change() returns trigger language plpgsql as $$
begin
  raise exception '% are only ever added', tg_table_name;
end $$;

create function keep_plan_step() returns trigger language plpgsql as $$
begin
  if (new.replaced or not old.replaced) and (new.author_id is null or new.author_id = old.author_id) then
    old.replaced := new.replaced;
    old.author_id := new.author_id;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'plan_steps are only ever added';
end $$;

create function keep_plan_event() returns trigger language plpgsql as $$
begin
  if new.account_id is null then
    old.account_id := null;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'plan_events are only ever added';
end $$;

create trigger plan_steps_stay before update on plan_steps for each row execute function keep_plan_step();
create trigger plan_steps_remain before delete on plan_steps for each row execute function refuse_plan_record_change();
create trigger plan_steps_are_kept before truncate on plan_steps for each statement execute function refuse_plan_record_change();
create trigger plan_events_stay before update on plan_events for each row execute function keep_plan_event();
create trigger plan_events_remain before delete on plan_events for each row execute function refuse_plan_record_change();
create trigger plan_events_are_kept before truncate on plan_events for each statement execute function refuse_plan_record_change();
