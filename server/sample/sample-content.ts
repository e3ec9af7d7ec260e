import type { Barrier, DemandDraft, DivisionDraft, FacilityDraft, LandArea, LineageChange, Street } from '#planning/types'

/** A version of a division that holds from `validFrom` until the day before `validTo`; versions of one division share their `identity`. */
export interface SampleDivision extends DivisionDraft {
  /** Names the division through all its versions; the loader makes an id of it. */
  identity: string
  validFrom: string
  validTo: string | null
}

/** What a division came from: `predecessor` and `successor` are identities. */
export interface SampleLineage {
  predecessor: string
  successor: string
  change: LineageChange
  effective: string
}

/**
 * Everything a generated place consists of, ready to be stored like an import. Each part may be a generator, so that a province
 * never stands in memory as a whole, and is read once, in the order of the fields. Parents come before their children.
 */
export interface SampleContent {
  name: string
  nameEn: string
  divisions: Iterable<SampleDivision>
  lineage: Iterable<SampleLineage>
  streets: Iterable<Street>
  barriers: Iterable<Barrier>
  land: Iterable<LandArea>
  demand: Iterable<DemandDraft>
  facilities: Iterable<FacilityDraft>
}

/** A generated place that stands in memory as a whole. */
export type WholeSample = {
  [part in keyof SampleContent]: SampleContent[part] extends Iterable<infer Item extends object> ? Item[] : string
}

/** What can be generated: a county on foot, a city of three million, a province without walking streets. */
export const samplePresets = ['county', 'city', 'province'] as const
export type SamplePreset = (typeof samplePresets)[number]

/** What a sample is generated from: the same options give the same content, byte for byte. */
export interface SampleOptions {
  seed: number
  /** Multiplies area and people; 1 is the preset at its full size. */
  scale?: number
}

/** Scales that make sense for each preset. */
export const sampleScaleRange: Readonly<Record<SamplePreset, { least: number; greatest: number }>> = {
  county: { least: 0.025, greatest: 2 },
  city: { least: 0.01, greatest: 1.5 },
  province: { least: 0.005, greatest: 1.5 },
}
