import type { Campaign } from '#contract/campaigns/campaign-answer'
import type { WaveBody } from '#contract/campaigns/campaign-body'
import { bodyOfWave, formOfWave, type WaveForm } from './wave-form.ts'

/** All waves of a campaign with one of them as a form has it, or a new one at the end. */
export function withWave({ waves }: Campaign, form: WaveForm): WaveBody[] {
  const bodies = waves.map((wave) => bodyOfWave(wave.id === form.id ? form : formOfWave(wave)))
  return form.id === null ? [...bodies, bodyOfWave(form)] : bodies
}

/** All waves of a campaign but one. */
export const withoutWave = ({ waves }: Campaign, waveId: string): WaveBody[] =>
  waves.filter(({ id }) => id !== waveId).map((wave) => bodyOfWave(formOfWave(wave)))

/** All waves of a campaign with one of them one place earlier. */
export function withWaveEarlier({ waves }: Campaign, waveId: string): WaveBody[] {
  const place = waves.findIndex(({ id }) => id === waveId)
  const next = [...waves]
  if (place > 0) next.splice(place - 1, 2, waves[place], waves[place - 1])
  return next.map((wave) => bodyOfWave(formOfWave(wave)))
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** The sign of a wave by its place, the first being 0. */
export const waveSign = (place: number): string => circled[place] ?? `(${place + 1})`
