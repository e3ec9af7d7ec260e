import type { Feature } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FindingMark } from '../../../client/editing/checks/findings.ts'
import { drawNames, forgetNames } from '../../../client/editing/draw/name-source.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'
import { at } from '../../planning/topology/edit/drawn-map.ts'

const state = drawnPlan('aabb\naabb\nccdd\nccdd', {
  levels: ['town', 'village', 'group'],
  parents: { a: 'V', b: 'V', c: 'W', d: 'W' },
})

/** A map whose source keeps what it is given, and counts what is written. */
function paper() {
  const features = new Map<unknown, Feature>()
  const written: string[] = []
  const source = {
    setData: () => features.clear(),
    updateData({ remove, add }: { remove: unknown[]; add: Feature[] }) {
      for (const id of remove) features.delete(id)
      for (const feature of add) {
        features.set(feature.id, feature)
        written.push(feature.properties!.name as string)
      }
    },
  }
  const map = { getSource: () => source } as unknown as MapLibreMap
  const signs = (): [name: string, mark: string][] =>
    [...features.values()].map(({ properties }) => [properties!.name as string, properties!.mark as string])
  return { map, signs, written }
}

const words = (households: number): string => String(households)
const mark = (severity: FindingMark['severity'], divisionId: string | null, place = at(1, 1)): FindingMark => ({
  severity,
  at: place,
  divisionId,
})

describe('names and signs of the plan', () => {
  beforeEach(forgetNames)

  it('put the worst sign of a division to its name, and others at their places', async () => {
    const { map, signs } = paper()
    const marks = [mark('error', 'V'), mark('warning', 'V'), mark('warning', 'a'), mark('error', null, at(3, 3))]
    await drawNames(map, state, 'village', words, marks)
    const nameOf = (id: string): string => state.divisions.get(id)!.name
    expect(signs()).toEqual(
      expect.arrayContaining([
        [nameOf('V'), 'error'],
        [nameOf('W'), ''],
        ['', 'warning'],
        ['', 'error'],
      ]),
    )
    expect(signs()).toHaveLength(4)
  })

  it('are written anew only where the sign is another', async () => {
    const { map, signs, written } = paper()
    await drawNames(map, state, 'village', words, [mark('error', 'V'), mark('warning', null)])
    written.length = 0
    await drawNames(map, state, 'village', words, [mark('warning', 'W')])
    expect(written.sort()).toEqual([state.divisions.get('V')!.name, state.divisions.get('W')!.name].sort())
    expect(signs().filter(([, sign]) => sign !== '')).toEqual([[state.divisions.get('W')!.name, 'warning']])
  })
})
