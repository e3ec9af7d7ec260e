import { kindOfNumber } from '#planning/rules/division-codes'
import { type DivisionKind, type DivisionLevel, divisionKinds, divisionLevels, type Terrain, terrains } from '#planning/types'

const levelNames: Readonly<Record<DivisionLevel, readonly string[]>> = {
  province: ['省', '省级', '自治区', '直辖市'],
  prefecture: ['市', '地级市', '地市', '州', '市级', 'city'],
  county: ['县', '区县', '县级', '区', '县区', 'district'],
  town: ['镇', '乡', '乡镇', '乡镇街道', '街道', '镇街', '乡级', 'township', 'subdistrict'],
  village: ['村', '社区', '村居', '村社区', '村级', '行政村', '里', 'community'],
  group: ['组', '村民小组', '居民小组', '小组'],
  grid_1: ['一级网格', 'grid1'],
  grid_2: ['二级网格', 'grid2'],
  grid_3: ['三级网格', 'grid3'],
  grid_4: ['四级网格', '微网格', 'grid4'],
  compound: ['院落', '小区', 'estate'],
  building: ['楼栋', '建筑', '楼'],
}

const kindNames: Readonly<Record<DivisionKind, readonly string[]>> = {
  province: ['省'],
  prefecture: ['地级市', '市'],
  county: ['县'],
  district: ['区', '市辖区'],
  subdistrict: ['街道'],
  town: ['镇'],
  township: ['乡'],
  community: ['社区', '居委会', '居民委员会', '里'],
  village: ['村', '行政村', '建制村', '村委会', '村民委员会'],
  villager_group: ['村民小组'],
  resident_group: ['居民小组'],
  basic_grid: ['基础网格', '网格'],
  dedicated_grid: ['专属网格'],
  micro_grid: ['微网格'],
  compound: ['院落'],
  estate: ['小区'],
  building: ['楼栋', '建筑'],
}

const terrainNames: Readonly<Record<Terrain, readonly string[]>> = {
  plain: ['平原', '平坝', '坝区', '川区'],
  hill: ['丘陵', '丘区', 'hills'],
  mountain: ['山区', '山地', 'mountains'],
  plateau: ['高原', '地广人稀高原'],
}

/** Classes of 统计用城乡分类代码 (domain: urban–rural class). */
export const urbanRuralClasses: readonly string[] = ['111', '112', '121', '122', '123', '210', '220']

const lookup = <T extends string>(keys: readonly T[], names: Readonly<Record<T, readonly string[]>>) => {
  const table = new Map<string, T>(keys.flatMap((key) => [key, ...names[key]].map((name) => [plain(name), key] as const)))
  return (name: string): T | null => table.get(plain(name)) ?? null
}

/** The level, kind or terrain that a key or a Chinese name means; null where it means none. */
export const levelByName = lookup(divisionLevels, levelNames)
export const kindByName = lookup(divisionKinds, kindNames)
export const terrainByName = lookup(terrains, terrainNames)

const suffixes: Readonly<Partial<Record<DivisionLevel, readonly [RegExp, DivisionKind][]>>> = {
  county: [[/区$|區$/, 'district']],
  town: [
    [/街道(办事处|办)?$|區$/, 'subdistrict'],
    [/乡$|鄉$/, 'township'],
  ],
  village: [[/社区(居委会)?$|社區$|居委会$|居民委员会$|里$/, 'community']],
  group: [[/居民小组$|居民组$/, 'resident_group']],
  compound: [[/小区$|花园$|苑$/, 'estate']],
}
const levelKinds: Readonly<Record<DivisionLevel, DivisionKind>> = {
  province: 'province',
  prefecture: 'prefecture',
  county: 'county',
  town: 'town',
  village: 'village',
  group: 'villager_group',
  grid_1: 'basic_grid',
  grid_2: 'basic_grid',
  grid_3: 'basic_grid',
  grid_4: 'micro_grid',
  compound: 'compound',
  building: 'building',
}

/** What a division without a stated kind is: by the range of its statistical code, else by the end of its name, else what its level mostly has. */
export function defaultKind(level: DivisionLevel, code: string, name: string): DivisionKind {
  const digits = level === 'town' ? /^\d{6}(\d{3})(?:000)?$/.exec(code) : /^\d{9}(\d{3})$/.exec(code)
  const kept = digits && kindOfNumber(level, Number(digits[1]))
  if (kept) return kept
  for (const [suffix, kind] of suffixes[level] ?? []) if (suffix.test(name)) return kind
  return levelKinds[level]
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/()、]/g, '')
}
