import type { TravelMode } from '#planning/types'
import { zhTerms } from './zh-terms.ts'

/** How people's reaching is said in a sentence: "步行 15 分钟内". */
const reach = (mode: TravelMode, minutes: number | null): string =>
  minutes === null ? `${zhTerms.modes[mode]}服务半径内` : `${zhTerms.modes[mode]} ${minutes} 分钟内`

/** The answer's sentences in Chinese. */
export const zhSentences = {
  question: (what: string, mode: TravelMode, minutes: number | null) => `${what} · ${reach(mode, minutes)}`,
  several: (count: number) => `所选 ${count} 类设施`,
  miss: (people: string, mode: TravelMode, minutes: number | null, name: string | null, count: number) => {
    const within = reach(mode, minutes)
    if (minutes === null) return `${people} 人的${within}${name === null ? `缺所选 ${count} 类设施中至少一类` : `没有${name}`}`
    return name === null ? `${people} 人${within}到不齐所选 ${count} 类设施` : `${people} 人${within}到不了${name}`
  },
  none: (people: string, mode: TravelMode, minutes: number | null, name: string | null, count: number) => {
    const within = reach(mode, minutes)
    if (minutes === null) return `全部 ${people} 人的${within}${name === null ? `所选 ${count} 类设施齐全` : `都有${name}`}`
    return `全部 ${people} 人${within}都能${name === null ? `到齐所选 ${count} 类设施` : `到达${name}`}`
  },
  nobody: '所选范围内没有人口数据',
  within: (name: string) => `范围:${name}`,
  plannedToo: '规划和在建设施已计入',
  gain: (people: string) => `规划和在建设施建成后,多覆盖 ${people} 人`,
  noGain: '规划和在建设施不会多覆盖人口',
}
