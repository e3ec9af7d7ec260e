import type { CheckSeverity, SizeRule } from '../plans/check-types.ts'
import type { DivisionKind, FacilityCategory, Terrain } from '../types.ts'
import { communitySize } from './community-size.ts'
import type { Bilingual, RuleMark } from './facility-rules.ts'

/** A size rule for some divisions of a kind: those in such terrain, or below such a parent; null: all. */
export interface DivisionSizeRule extends SizeRule {
  terrain: Terrain | null
  parentKind: DivisionKind | null
}

/** Below which shapes are pointed out. No standard says so: the product's own choice. */
export interface ShapeRule {
  polsbyPopperMin: number
  reockMin: number
  source: Bilingual
}

/** How far homes may be from their division's own station, at the 95th percentile of people. */
export interface WalkRule {
  kinds: readonly DivisionKind[]
  category: FacilityCategory
  severity: CheckSeverity
}

/** What a place asks of its divisions, as data; each number with its source and mark. Of several size rules that fit a division, the first that says anything counts. */
export interface RuleSet {
  id: string
  name: Bilingual
  sizes: readonly DivisionSizeRule[]
  shape: ShapeRule
  walks: readonly WalkRule[]
}

type Range = { min: number | null; max: number | null } | null

function size(
  kind: string,
  ranges: { households?: Range; population?: Range; areaSquareMeters?: Range },
  about: { severity: CheckSeverity; mark: RuleMark; zh: string; en: string; terrain?: Terrain; parentKind?: DivisionKind },
): DivisionSizeRule {
  const { households = null, population = null, areaSquareMeters = null } = ranges
  const { severity, mark, zh, en, terrain = null, parentKind = null } = about
  return { kind, households, population, areaSquareMeters, severity, source: { zh, en }, mark, terrain, parentKind }
}

const widelyQuoted = { zh: '常见说法,未核验', en: 'widely quoted, not verified' }

/** What holds or is quoted all over the country. */
const national: readonly DivisionSizeRule[] = [
  size(
    'community',
    { households: communitySize.households },
    { severity: 'warning', mark: communitySize.mark, ...communitySize.source },
  ),
  size(
    'basic_grid',
    { households: { min: 300, max: 500 } },
    {
      severity: 'warning',
      mark: 'U',
      parentKind: 'community',
      zh: `城市网格300–500户(${widelyQuoted.zh})`,
      en: `Urban grid of 300 to 500 households (${widelyQuoted.en})`,
    },
  ),
  size(
    'basic_grid',
    {},
    {
      severity: 'info',
      mark: 'U',
      parentKind: 'village',
      zh: `农村网格按村民小组划分,无户数规定(${widelyQuoted.zh})`,
      en: `Rural grids follow villagers’ groups, no number is given (${widelyQuoted.en})`,
    },
  ),
  size(
    'micro_grid',
    { households: { min: 10, max: 50 } },
    {
      severity: 'info',
      mark: 'U',
      zh: `微网格10–50户(${widelyQuoted.zh})`,
      en: `Micro-grid of 10 to 50 households (${widelyQuoted.en})`,
    },
  ),
  size(
    'unit_cell',
    { areaSquareMeters: { min: null, max: 10_000 } },
    {
      severity: 'info',
      mark: 'U',
      zh: `“万米单元网格”(名称已核,数值${widelyQuoted.zh})`,
      en: `“Ten-thousand-meter cell” of city management (the name was read, the number is ${widelyQuoted.en})`,
    },
  ),
]

const hunan: Bilingual = {
  zh: '湖南2015年建制村合并规模(其他地区仅供参考)',
  en: 'Hunan 2015, sizes of merged villages (elsewhere for orientation only)',
}
const hunanTowns: Bilingual = {
  zh: '湖南2015年乡镇合并规模(其他地区仅供参考)',
  en: 'Hunan 2015, sizes of merged towns (elsewhere for orientation only)',
}
const hunanVillage = (terrain: Terrain, min: number | null, max: number | null): DivisionSizeRule =>
  size('village', { population: { min, max } }, { severity: 'info', mark: 'C', terrain, ...hunan })
const hunanTown = (kind: DivisionKind, terrain: Terrain, min: number, max: number): DivisionSizeRule =>
  size(kind, { population: { min, max } }, { severity: 'info', mark: 'C', terrain, ...hunanTowns })

const sichuan: Bilingual = {
  zh: '四川2019–2021:按地形分类,未查到人口标准,请填写',
  en: 'Sichuan 2019 to 2021: by terrain; no number was found, to be filled in',
}

const shape: ShapeRule = {
  polsbyPopperMin: 0.15,
  reockMin: 0.15,
  source: { zh: '本产品的提示值,非标准', en: 'The product’s own choice, no standard' },
}

const walks: readonly WalkRule[] = [{ kinds: ['community', 'village'], category: 'community_service_station', severity: 'info' }]

const terrainsOfSichuan: readonly Terrain[] = ['plain', 'hill', 'mountain', 'plateau']

/** The rule sets that come with the product; regions add their own. */
export const ruleSets: readonly RuleSet[] = [
  {
    id: 'hunan_2015',
    name: { zh: '湖南2015', en: 'Hunan 2015' },
    sizes: [
      ...national,
      hunanVillage('plain', 2500, 3500),
      hunanVillage('hill', 2000, 3000),
      // The number for mountains was cut off in the text that was read.
      hunanVillage('mountain', null, null),
      ...(['town', 'township'] as const).flatMap((kind) => [
        hunanTown(kind, 'plain', 55_000, 75_000),
        hunanTown(kind, 'hill', 45_000, 55_000),
        hunanTown(kind, 'mountain', 20_000, 35_000),
      ]),
    ],
    shape,
    walks,
  },
  {
    id: 'sichuan_2019',
    name: { zh: '四川2019(阈值待填)', en: 'Sichuan 2019 (limits to be filled in)' },
    sizes: [
      ...national,
      ...terrainsOfSichuan.map((terrain) => size('village', {}, { severity: 'info', mark: 'U', terrain, ...sichuan })),
    ],
    shape,
    walks,
  },
  { id: 'national', name: { zh: '全国通用', en: 'Nationwide' }, sizes: national, shape, walks },
]

/** The one that holds where none is chosen. */
export const defaultRuleSet: RuleSet = ruleSets[0]

/** The rule set with an id; null where there is none. */
export function ruleSetOf(id: string): RuleSet | null {
  return ruleSets.find((each) => each.id === id) ?? null
}
