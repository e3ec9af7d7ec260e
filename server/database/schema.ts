import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { PlanSchema } from './plan-schema.ts'

/** A PostGIS geometry column: read and written through ST_ functions only. */
type Geometry = ColumnType<never, never, never>
type Timestamp = ColumnType<Date, Date | string | undefined, Date | string | null>
type Json<T> = ColumnType<T, string, string>

/** The tables of sql/migrations as Kysely sees them. */
export interface Schema extends PlanSchema {
  revisions: { revision: GeneratedAlways<number>; made_at: Timestamp; what: string; touches: string[] }
  data_sets: {
    id: Generated<string>
    name: string
    kind: string
    source: string
    licence: string | null
    synthetic: Generated<boolean>
    state: Generated<'staging' | 'published' | 'replaced'>
    job_id: string | null
    counts: Json<Record<string, number>>
    west: number | null
    south: number | null
    east: number | null
    north: number | null
    created_at: Timestamp
    published_at: Timestamp | null
  }
  streets: {
    id: GeneratedAlways<number>
    data_set_id: string
    from_node: number
    to_node: number
    geometry: Geometry
    street_class: string
    name: string | null
    access: number
    bridge: boolean
    tunnel: boolean
    max_speed_kmh: number | null
    source_key: string | null
  }
  barriers: { id: GeneratedAlways<number>; data_set_id: string; kind: string; geometry: Geometry }
  demand_points: {
    id: GeneratedAlways<number>
    data_set_id: string
    kind: string
    name: string | null
    geometry: Geometry
    households: number
    population: number
    age0to3: number | null
    age3to6: number | null
    age6to15: number | null
    age60plus: number | null
    age80plus: number | null
    estimated: boolean
    source_key: string | null
  }
  land_areas: {
    id: GeneratedAlways<number>
    data_set_id: string
    kind: string
    name: string | null
    source_key: string | null
    geometry: Geometry
  }
  facilities: {
    id: Generated<string>
    data_set_id: string
    category: string
    name: string
    status: string
    capacity: number | null
    geometry: Geometry
    source_key: string | null
  }
  divisions: { id: Generated<string>; created_at: Timestamp }
  division_versions: {
    id: GeneratedAlways<number>
    division_id: string
    data_set_id: string
    published: Generated<boolean>
    level: string
    level_rank: number
    kind: string
    code: string
    name: string
    parent_id: string | null
    terrain: string | null
    urban_rural_class: string | null
    stated_households: number | null
    stated_population: number | null
    counted_households: number | null
    counted_population: number | null
    area_square_meters: number
    label_point: Geometry
    geometry: Geometry
    valid_from: string
    valid_to: string | null
    recorded_at: Timestamp
    superseded_at: Timestamp | null
    revision: number | null
  }
  revision_areas: {
    revision: number
    touched: string
    from_zoom: Generated<number>
    to_zoom: Generated<number>
    west: number
    south: number
    east: number
    north: number
  }
  division_tile_sets: { id: GeneratedAlways<number>; data_set_id: string | null; revision: number | null; turns: Json<unknown> }
  division_tiles: { set_id: number; z: number; x: number; y: number; versions: number[] | null; body: Buffer | null }
  division_lineage: { predecessor_id: string; successor_id: string; change: string; effective: string; recorded_at: Timestamp }
  search_names: {
    id: GeneratedAlways<number>
    data_set_id: string
    version_id: number | null
    facility_id: string | null
    rank: number
    name: string
    code: string | null
    folded: string
    pinyin: string | null
    initials: string | null
    point: Geometry
  }
  settings: {
    only_row: Generated<true>
    map_review_number: string | null
    base_map_credit: string | null
    changed_at: Timestamp
  }
  analyses: {
    id: Generated<string>
    kind: 'coverage' | 'gridding' | 'siting' | 'merge'
    parameters: Json<unknown>
    parameters_hash: string
    revision: number
    computed_at: Timestamp
  }
  analysis_parts: { analysis_id: string; name: string; body: Buffer }
  jobs: {
    id: Generated<string>
    kind: 'import' | 'coverage' | 'publish' | 'gridding' | 'siting' | 'merge'
    input: Json<unknown>
    input_hash: string | null
    state: Generated<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>
    progress: Generated<number>
    message: Generated<string>
    result: ColumnType<unknown, string | null, string | null>
    problem: ColumnType<unknown, string | null, string | null>
    attempts: Generated<number>
    cancel_requested: Generated<boolean>
    created_at: Timestamp
    heartbeat_at: Timestamp | null
    finished_at: Timestamp | null
    account_id: string | null
  }
  uploads: { id: Generated<string>; file_name: string; bytes: Generated<number>; created_at: Timestamp }
  upload_pieces: { upload_id: string; piece: number; body: Buffer }
  accounts: {
    id: Generated<string>
    name: string
    name_key: string
    password_hash: string
    role: 'viewer' | 'planner' | 'reviewer' | 'administrator'
    scope_division_id: string | null
    disabled: Generated<boolean>
    created_at: Timestamp
    last_sign_in_at: Timestamp | null
  }
  sessions: {
    id: Generated<string>
    token_hash: string
    account_id: string
    kind: Generated<'cookie' | 'token'>
    name: string | null
    created_at: Timestamp
    last_used_at: Timestamp | null
    expires_at: Timestamp
  }
  merge_rule_sets: { id: string; version: number; body: Json<unknown>; made_by: string; made_at: Timestamp }
  merge_facts: { division_id: string; stays: Json<unknown>; industry: string | null; set_by: string; set_at: Timestamp }
  sign_in_tries: { name_hash: string; tries: number; since: Timestamp }
  audit_entries: {
    id: GeneratedAlways<number>
    at: Timestamp
    account_id: string | null
    account_name: string
    action: string
    subject_kind: string
    subject_id: string
    details: Json<Record<string, unknown>>
  }
}
