import type { Wave } from '#contract/campaigns/campaign-answer'
import type { WaveBody } from '#contract/campaigns/campaign-body'
import type { UnitKind, WaveKind } from '#planning/campaigns/campaign-types'

/** A wave while it is edited: numbers as they are typed. */
export interface WaveForm {
  id: string | null
  name: string
  kind: WaveKind
  fromDay: string
  dueDay: string
  what: UnitKind | 'none'
  /** Proposed, advised, proposed again, advised again. */
  said: readonly [string, string, string, string]
  areas: readonly { id: string; name: string }[]
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** A wave that begins on a day. */
export const newWaveForm = (kind: WaveKind, name: string, day: string, days: number): WaveForm => ({
  id: null,
  name,
  kind,
  fromDay: day,
  dueDay: daysAfter(day, days),
  what: 'none',
  said: ['', '', '', ''],
  areas: [],
})

const typed = (number: number | null | undefined): string => (number === null || number === undefined ? '' : String(number))

/** A wave as it is, to be edited. */
export function formOfWave({ id, name, kind, fromDay, dueDay, quota, areas }: Wave): WaveForm {
  const [first, second] = quota?.rounds ?? []
  const said = [first?.proposed, first?.advised, second?.proposed, second?.advised].map(typed)
  return {
    id,
    name,
    kind,
    fromDay,
    dueDay,
    what: quota?.what ?? 'none',
    said: said as never,
    areas: areas.map(({ id: areaId, name: areaName }) => ({ id: areaId, name: areaName })),
  }
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** A wave as the service takes it. */
export function bodyOfWave({ id, name, kind, fromDay, dueDay, what, said, areas }: WaveForm): WaveBody {
  const [proposed, advised, again, last] = said.map(numberOf)
  const second = again !== null || last !== null ? [{ proposed: again, advised: last }] : []
  return {
    ...(id === null ? {} : { id }),
    name: name.trim(),
    kind,
    fromDay,
    dueDay,
    quota: what === 'none' ? null : { what, rounds: [{ proposed, advised }, ...second] },
    areas: areas.map((area) => area.id),
  }
}

export type WaveFault = 'name' | 'days' | 'numbers' | 'order'

/** What is wrong with a form, the first of it; null: nothing. */
export function faultOfWave({ name, fromDay, dueDay, what, said }: WaveForm): WaveFault | null {
  if (name.trim() === '') return 'name'
  if (fromDay === '' || dueDay === '' || dueDay < fromDay) return 'days'
  if (what === 'none') return null
  if (said.some((text) => text.trim() !== '' && !/^\d{1,8}$/.test(text.trim()))) return 'numbers'
  const empty = said.findIndex((text) => text.trim() === '')
  return empty !== -1 && said.slice(empty).some((text) => text.trim() !== '') ? 'order' : null
}
