import type { TravelMode } from '#planning/types'
import type { zhSentences } from './zh-sentences.ts'

const manner: Record<TravelMode, string> = {
  walk: 'on foot',
  slow_walk: 'at an older person’s walking pace',
  cycle: 'by bicycle',
  drive: 'by car',
}

const reach = (mode: TravelMode, minutes: number | null): string =>
  minutes === null ? `within its service radius ${manner[mode]}` : `within ${minutes} minutes ${manner[mode]}`

/** The answer's sentences in English. */
export const enSentences: typeof zhSentences = {
  question: (what, mode, minutes) => `${what} · ${reach(mode, minutes)}`,
  several: (count) => `${count} kinds of facility`,
  miss: (people, mode, minutes, name, count) => {
    if (name !== null) return `${people} people reach no ${name.toLowerCase()} ${reach(mode, minutes)}`
    return minutes === null
      ? `${people} people lack at least one of the ${count} chosen kinds ${reach(mode, minutes)}`
      : `${people} people do not reach all ${count} kinds of facility ${reach(mode, minutes)}`
  },
  none: (people, mode, minutes, name, count) => {
    if (name !== null) return `All ${people} people reach a ${name.toLowerCase()} ${reach(mode, minutes)}`
    return minutes === null
      ? `All ${people} people have each of the ${count} chosen kinds ${reach(mode, minutes)}`
      : `All ${people} people reach all ${count} kinds of facility ${reach(mode, minutes)}`
  },
  nobody: 'No people are known in this area',
  within: (name) => `Within ${name}`,
  plannedToo: 'Planned facilities and those being built are counted',
  gain: (people) => `Planned facilities would cover ${people} more people`,
  noGain: 'Planned facilities would cover nobody more',
}
