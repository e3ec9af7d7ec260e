import { seededRandom } from '#planning/random'
import { divide } from '../divisions/divide.ts'
import { codeUnder, type DivisionNode, firstDay, moveBefore, renumber } from '../divisions/division-tree.ts'
import { villageNames } from '../names/country-names.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { SampleLineage } from '../sample-content.ts'
import type { Register } from './register.ts'

const mergeDay = '2021-01-01'
/** Of so many villages one was made of two. */
const villagesForOneMerge = 36
const leastGroups = 5

/** Villages that were two or three until 2021: their groups changed parent, number and name, not their land. */
export function mergeVillages(
  county: DivisionNode,
  register: Register,
  touched: Set<DivisionNode>,
  names: NamePool,
): SampleLineage[] {
  const open = county.children.flatMap((town) =>
    town.children
      .filter((node) => node.kind === 'village' && node.children.length >= leastGroups && !touched.has(node))
      .map((village) => ({ town, village })),
  )
  const wanted = Math.max(1, Math.round(open.length / villagesForOneMerge))
  const lineage: SampleLineage[] = []
  for (let index = 0; index < wanted && open.length > 0; index++) {
    const { town, village } = open[Math.floor(((index + 0.5) * open.length) / wanted)]
    lineage.push(...mergeInto(town, village, index === 0 && village.children.length > 7 ? 3 : 2, register, names))
  }
  return lineage
}

function mergeInto(
  town: DivisionNode,
  village: DivisionNode,
  count: number,
  register: Register,
  names: NamePool,
): SampleLineage[] {
  const [{ code: oldCode, parentCode }] = village.versions
  const halves = groupHalves(village, count, register)
  if (halves.length < 2) return []
  const codes = [oldCode, ...halves.slice(1).map(() => register.nextCode(town, 'village'))]
  renumber(village, register.nextCode(town, 'village'), parentCode!)
  village.versions[0] = { ...village.versions[0], from: mergeDay }
  return halves.map((groups, index) => {
    const name = names.take(villageNames, ['村'])
    const blocks = groups.flatMap(({ versions }) => versions[0].blocks)
    const former: DivisionNode = {
      ...village,
      identity: register.nextIdentity(),
      versions: [{ from: firstDay, to: mergeDay, code: codes[index], name, parentCode, blocks }],
      children: [],
    }
    groups.forEach((group, number) => {
      moveBefore(group, mergeDay, {
        code: codeUnder(codes[index], number + 1),
        name: `${name}${number + 1}组`,
        parentCode: codes[index],
      })
    })
    town.children.push(former)
    return { predecessor: former.identity, successor: village.identity, change: 'merge', effective: mergeDay }
  })
}

/** The groups of a village in connected parts of about equal households. */
function groupHalves(village: DivisionNode, count: number, register: Register): DivisionNode[][] {
  const groups = village.children
  const groupOf = new Map(groups.flatMap((group, index) => group.versions[0].blocks.map((block) => [block, index] as const)))
  const borders = register
    .bordersWithin(village.versions[0].blocks)
    .map((border) => ({ ...border, a: groupOf.get(border.a)!, b: groupOf.get(border.b)! }))
    .filter(({ a, b }) => a !== b)
  const weigh = (group: number): number => register.householdsOf(groups[group].versions[0].blocks)
  const parts = divide(
    groups.map((_, index) => index),
    borders,
    weigh,
    count,
    seededRandom(groups.length),
  )
  return parts.map((part) => part.sort((one, other) => one - other).map((index) => groups[index]))
}
