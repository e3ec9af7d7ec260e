import { type Blocker, blockers, type Exemption, exemptions } from '../merging/merging-types.ts'
import type { Terrain } from '../types.ts'
import type { Bilingual, RuleMark } from './facility-rules.ts'

/** Levels whose divisions are merged: 合村, 并组, 调乡. */
export const mergeLevels = ['village', 'group', 'town'] as const
export type MergeLevel = (typeof mergeLevels)[number]

/** What a merged division of a level is to have, in some terrain; null: nothing is said. Both ends of a range are allowed. */
export interface MergeSizeRule {
  level: MergeLevel
  /** Null: in all that no other row of the level names. */
  terrain: Terrain | null
  populationMin: number | null
  populationMax: number | null
  areaMaxSquareKilometers: number | null
  /** The longest way to the new centre, in minutes. */
  maxMinutes: number | null
  source: Bilingual
  mark: RuleMark
}

/** What a place asks of merges, as data: regions differ, so there is no constant in the engine. */
export interface MergeRuleSet {
  id: string
  name: Bilingual
  /** Year or day of the text it follows. */
  dated: string
  about: Bilingual
  sizes: readonly MergeSizeRule[]
  /** Divisions that become one at most. */
  mostUnits: { value: number; source: Bilingual; mark: RuleMark }
  /** Villages only with villages of the same town, groups of the same village. */
  withinParent: { value: boolean; source: Bilingual; mark: RuleMark }
  /** Who is exempt, and what nobody may be merged with; people set these on divisions. */
  exemptions: readonly Exemption[]
  blockers: readonly Blocker[]
}

/** National: stands on every proposal. */
export const mergeGuard: { text: Bilingual; source: Bilingual; mark: RuleMark } = {
  text: {
    zh: '严格规范村庄撤并,不得违背农民意愿、强迫农民上楼。',
    en: 'Village mergers are strictly regulated: never against the will of farmers, never forcing farmers into apartment blocks.',
  },
  source: { zh: '国务院新闻办发布会,2021-02-22', en: 'Press conference of the State Council, 2021-02-22' },
  mark: 'C',
}

/** Why merges are off, in words, whoever says so. */
export const blockerSource: { source: Bilingual; mark: RuleMark } = {
  source: {
    zh: '地方文件:干部群众意见不统一、资产未清核、大额不良债务或债务悬殊、历史积怨的不合并;不下指标、不搞一刀切',
    en: 'A local document: no merge where views are not united, assets not audited, debts large or unequal, or old feuds stand; no quotas',
  },
  mark: 'C',
}

const none = { populationMin: null, populationMax: null, areaMaxSquareKilometers: null, maxMinutes: null }
const ownChoice: Bilingual = { zh: '本产品的起始值,非标准', en: 'The product’s own starting value, no standard' }
const usual = {
  mostUnits: { value: 4, source: ownChoice, mark: 'U' },
  withinParent: {
    value: true,
    source: {
      zh: '村的设立、撤销由乡镇政府提出(村委会组织法第三条)',
      en: 'Founding and ending villages is proposed by the town (organic law of villagers’ committees, art. 3)',
    },
    mark: 'C',
  },
  exemptions,
  blockers,
} as const

const hunan: Bilingual = {
  zh: '湖南2015年建制村合并规模(其他地区仅供参考)',
  en: 'Hunan 2015, sizes of merged villages (elsewhere for orientation only)',
}
const hunanTowns: Bilingual = {
  zh: '湖南2015年乡镇合并规模(其他地区仅供参考;原文同时给出约130–180平方公里的面积)',
  en: 'Hunan 2015, sizes of merged towns (elsewhere for orientation only; the text also gives about 130 to 180 km²)',
}
const hunanSize = (level: MergeLevel, terrain: Terrain, min: number | null, max: number | null): MergeSizeRule => ({
  ...none,
  level,
  terrain,
  populationMin: min,
  populationMax: max,
  source: level === 'town' ? hunanTowns : hunan,
  mark: 'C',
})
const notFound = (level: MergeLevel, terrain: Terrain | null): MergeSizeRule => ({
  ...none,
  level,
  terrain,
  source: { zh: '未查到数值,请填写', en: 'No number was found, to be filled in' },
  mark: 'U',
})

/** The rule sets that come with the product; places add their own versions. */
export const shippedMergeRules: readonly MergeRuleSet[] = [
  {
    id: 'hunan_2015',
    name: { zh: '湖南2015', en: 'Hunan 2015' },
    dated: '2015',
    about: {
      zh: '湖南省2015年乡镇区划调整和建制村合并公布的规模',
      en: 'Sizes that Hunan published for its mergers of 2015',
    },
    sizes: [
      hunanSize('village', 'plain', 2500, 3500),
      hunanSize('village', 'hill', 2000, 3000),
      // The number for mountains was cut off in the text that was read.
      notFound('village', 'mountain'),
      hunanSize('town', 'plain', 55_000, 75_000),
      hunanSize('town', 'hill', 45_000, 55_000),
      hunanSize('town', 'mountain', 20_000, 35_000),
      notFound('group', null),
    ],
    ...usual,
  },
  {
    id: 'sichuan_2019',
    name: { zh: '四川2019(阈值待填)', en: 'Sichuan 2019 (limits to be filled in)' },
    dated: '2019',
    about: {
      zh: '四川2019–2021年:按平原、丘陵、山区、地广人稀高原分类;地缘相近、产业相融、人口相适、大小相宜;各类人口标准未查到',
      en: 'Sichuan 2019 to 2021: by plain, hills, mountains and sparsely settled plateau; near, alike, fitting in people and size; no numbers of people were found',
    },
    sizes: [
      ...(['plain', 'hill', 'mountain', 'plateau'] as const).map((terrain) => notFound('village', terrain)),
      notFound('group', null),
      notFound('town', null),
    ],
    ...usual,
  },
  {
    id: 'plan_600',
    name: { zh: '600人以下村合并', en: 'Villages of 600 people or fewer merge' },
    dated: '2019',
    about: {
      zh: '某镇规划:600人及以下的村合并(地名略)',
      en: 'A town’s plan, its name left out: villages of 600 people or fewer are merged',
    },
    sizes: [
      {
        ...none,
        level: 'village',
        terrain: null,
        populationMin: 601,
        source: { zh: '某镇规划文本(地名略)', en: 'Text of a town’s plan, its name left out' },
        mark: 'C',
      },
      notFound('group', null),
      notFound('town', null),
    ],
    ...usual,
  },
]

/** The rows of a level, by terrain; the one for all others last. */
export function sizesOfLevel({ sizes }: Pick<MergeRuleSet, 'sizes'>, level: MergeLevel): MergeSizeRule[] {
  const own = sizes.filter((row) => row.level === level)
  return [...own.filter(({ terrain }) => terrain !== null), ...own.filter(({ terrain }) => terrain === null)]
}

/** Yuan that a year of running a village or community costs at least. */
export interface RunningCostRule {
  kind: 'village' | 'community'
  terrain: Terrain | null
  yuanAYear: number
}
export const runningCosts: { rules: readonly RunningCostRule[]; source: Bilingual; mark: RuleMark } = {
  rules: [
    { kind: 'village', terrain: null, yuanAYear: 50_000 },
    { kind: 'community', terrain: 'mountain', yuanAYear: 70_000 },
    { kind: 'community', terrain: null, yuanAYear: 100_000 },
  ],
  source: {
    zh: '宁夏:村级每年不少于5万元,城市社区山区每年不低于7万元、川区每年不低于10万元(其他地区仅供参考)',
    en: 'Ningxia: at least 50,000 yuan a year for a village, 70,000 for an urban community in mountains, 100,000 on plains (elsewhere for orientation only)',
  },
  mark: 'C',
}

/** The least running cost of a division a year; null where no rule speaks of its kind. */
export function runningCostOf(kind: string, terrain: Terrain | null): number | null {
  const own = runningCosts.rules.filter((rule) => rule.kind === kind)
  return (
    (own.find((rule) => rule.terrain !== null && rule.terrain === terrain) ?? own.find((rule) => rule.terrain === null))
      ?.yuanAYear ?? null
  )
}

/** What large mergers came to, and what the country has: to hold a proposal's figures against. */
export const mergeBenchmarks: readonly {
  what: Bilingual
  before: number
  after: number | null
  source: Bilingual
  mark: RuleMark
}[] = [
  ['乡镇(街道)', 'towns and sub-districts', 4610, 3101],
  ['村(建制村)', 'villages', 45_447, 26_369],
  ['村民小组', 'villagers’ groups', 386_120, 230_095],
].map(([zh, en, before, after]) => ({
  what: { zh: zh as string, en: en as string },
  before: before as number,
  after: after as number,
  source: { zh: '四川省2019–2021年两项改革', en: 'Sichuan’s two reforms of 2019 to 2021' },
  mark: 'S',
}))

/** Villagers' groups that a village has on average in the country: 4,478,000 groups in 559,000 villages. */
export const nationalGroupsAVillage: { value: number; source: Bilingual; mark: RuleMark } = {
  value: 4_478_000 / 559_000,
  source: {
    zh: '2016年全国:农村社区(行政村)55.9万个,下设居民小组447.8万个',
    en: 'The country in 2016: 559,000 villages with 4,478,000 groups',
  },
  mark: 'S',
}
