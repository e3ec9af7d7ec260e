import { seededRandom } from '#planning/random'
import {
  accessBits,
  type Barrier,
  type DemandDraft,
  type DivisionDraft,
  type FacilityDraft,
  facilityCategories,
  type LonLat,
  type Street,
} from '#planning/types'
import type { SampleContent, SampleOptions } from './sample-content.ts'

const walkAndDrive = Object.values(accessBits).reduce((bits, { forward, backward }) => bits | forward | backward, 0)
const round = (value: number): number => Math.round(value * 1e7) / 1e7

/** Generates a synthetic district from a seed. */
export function generateDistrict({ seed, scale = 1 }: SampleOptions): SampleContent {
  const random = seededRandom(seed)
  const size = Math.max(4, Math.round(10 * Math.sqrt(scale)))
  const at = (column: number, row: number): LonLat => [round(104.97 + column * 0.005), round(30.28 + row * 0.004)]
  const box = (c0: number, r0: number, c1: number, r1: number) => [[[at(c0, r0), at(c1, r0), at(c1, r1), at(c0, r1), at(c0, r0)]]]
  const county = '990101'
  const base = { terrain: 'plain' as const, urbanRuralClass: null, households: null, population: null }
  const half = size >> 1
  const divisions: DivisionDraft[] = [
    {
      ...base,
      level: 'county',
      kind: 'district',
      code: county,
      name: '方圆示例区',
      parentCode: null,
      geometry: box(0, 0, size, size),
    },
  ]
  const parts = [
    ['001', '城关街道', 0, half],
    ['002', '江南街道', half, size],
  ] as const
  for (const [code, name, from, to] of parts) {
    divisions.push({
      ...base,
      level: 'town',
      kind: 'subdistrict',
      code: `${county}${code}`,
      name,
      parentCode: county,
      geometry: box(from, 0, to, size),
    })
    divisions.push({
      ...base,
      level: 'village',
      kind: 'community',
      code: `${county}${code}001`,
      name: `${name.slice(0, 2)}社区`,
      parentCode: `${county}${code}`,
      geometry: box(from, 0, to, size),
    })
  }
  const streets: Street[] = []
  const demand: DemandDraft[] = []
  const facilities: FacilityDraft[] = []
  const barriers: Barrier[] = []
  const node = (c: number, r: number): number => 1 + c + r * (size + 1)
  for (let r = 0; r <= size; r++) {
    for (let c = 0; c <= size; c++) {
      const link = (c2: number, r2: number): void => {
        streets.push({
          fromNode: node(c, r),
          toNode: node(c2, r2),
          coordinates: [at(c, r), at(c2, r2)],
          streetClass: 'residential',
          name: null,
          access: walkAndDrive,
          bridge: false,
          tunnel: false,
          maxSpeedKmh: null,
          sourceKey: null,
        })
      }
      if (c < size) link(c + 1, r)
      if (r < size) link(c, r + 1)
      if (c === size || r === size) continue
      const [lon, lat] = at(c + 0.2 + random() * 0.6, r + 0.1)
      const people = 40 + Math.floor(random() * 60)
      demand.push({
        kind: 'building',
        name: null,
        lon,
        lat,
        households: Math.ceil(people / 3),
        population: people,
        age0to3: 2,
        age3to6: 2,
        age6to15: 5,
        age60plus: 9,
        age80plus: 1,
        estimated: true,
        sourceKey: `b${demand.length}`,
      })
      const category = facilityCategories[facilities.length % facilityCategories.length]
      if (random() < 0.3)
        facilities.push({
          category,
          name: `示例${facilities.length + 1}`,
          status: 'operating',
          capacity: 200,
          lon,
          lat,
          sourceKey: `f${facilities.length}`,
        })
    }
  }
  return { name: '方圆示例区', nameEn: 'Fangyuan sample district', divisions, streets, barriers, demand, facilities }
}
