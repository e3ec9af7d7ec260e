import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string | null>

/** The tables of plans as Kysely sees them. */
export interface PlanSchema {
  plans: {
    id: Generated<string>
    name: string
    kind: string
    state: Generated<'draft' | 'published' | 'withdrawn'>
    scope_division_id: string
    author_id: string | null
    author_name: string
    effective: string
    prefer: 'group' | 'grid'
    version: Generated<number>
    step_count: Generated<number>
    base: Generated<number>
    created_at: Timestamp
    updated_at: Timestamp
    published_by: string | null
    published_revision: number | null
  }
  plan_bases: { plan_id: string; base: number; revision: number; day: string; version_ids: number[]; made_at: Timestamp }
  plan_steps: {
    plan_id: string
    base: number
    number: number
    author_id: string | null
    author_name: string
    made_at: Timestamp
    comment: string
    operations: ColumnType<unknown, string, string>
    changes: Buffer
    touched: string[]
    replaced: Generated<boolean>
  }
  plan_events: {
    id: GeneratedAlways<number>
    plan_id: string
    version: number
    kind: string
    base: number
    step: number | null
    account_id: string | null
    account_name: string
    happened_at: Timestamp
    touched: Generated<string[]>
  }
  plan_comments: {
    id: Generated<string>
    plan_id: string
    author_id: string | null
    author_name: string
    made_at: Timestamp
    text: string
    lon: number | null
    lat: number | null
    division_id: string | null
    version: number
  }
  retired_codes: { code: string; division_id: string; retired_on: string }
  division_ends: { data_set_id: string; division_id: string; ends_on: string }
}
