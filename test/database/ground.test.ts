import { expect, test } from 'vitest'
import { buildAtoms } from '#planning/division/atoms/build-atoms'
import { findDivisionIdByCode } from '../../server/repositories/divisions/divisions.ts'
import { countPlaces, loadGround } from '../../server/repositories/ground.ts'
import { importFile } from '../../server/usecases/imports/run-import.ts'
import { collection, smallTownOsm, townSquare } from '../helpers/small-town.ts'
import { contextOf } from '../helpers/square-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const day = '2025-06-01'

describeOnBothDatabases('ground', (database) => {
  test('is what lies in a division: houses with outlines, streets that part blocks, compounds, the grids of one level', async () => {
    const { db } = database()
    const context = contextOf(db)
    const load = (fileName: string, text: string, options: object) =>
      importFile(context, { fileName, bytes: Buffer.from(text), options } as Parameters<typeof importFile>[1])
    await load('town.osm', smallTownOsm(8), { kind: 'streets' })
    const square = (code: string, from: number, to: number, level: string, parent?: string) =>
      townSquare(code, from, to, { level, ...(parent ? { parent_code: parent } : {}) })
    const divisions: [string, object[]][] = [
      ['village', [square('510199001001', 0, 4, 'village'), square('510199001002', 4, 7, 'village')]],
      [
        'grid_1',
        [square('510199001001001', 0, 2, 'grid_1', '510199001001'), square('510199001002001', 4, 7, 'grid_1', '510199001002')],
      ],
      ['compound', [square('510199001001901', 1, 2, 'compound', '510199001001')]],
    ]
    for (const [level, features] of divisions)
      await load(`${level}.geojson`, collection(features), { kind: 'divisions', level, validFrom: '2024-01-01' })
    const id = (await findDivisionIdByCode(db, '510199001001', day))!
    const ground = (await loadGround(db, id, day, 'grid_1'))!
    expect(ground.buildings).toHaveLength(16)
    expect(new Set(ground.buildings.map((building) => building.id)).size).toBe(16)
    for (const { outline, households } of ground.buildings) {
      expect(outline).not.toBeNull()
      expect(households).toBeGreaterThan(0)
    }
    expect(ground.grids.map(({ code, name }) => [code, name])).toEqual([['510199001001001', '街区510199001001001']])
    expect(ground.compounds.map(({ code }) => code)).toEqual(['510199001001901'])
    expect(new Set(ground.lines.map(({ kind }) => kind))).toEqual(new Set(['road']))
    expect(ground.ways.length).toBeGreaterThan(0)
    expect((await loadGround(db, id, day, 'grid_2'))!.grids).toEqual([])
    expect(await loadGround(db, id, '2023-06-01', 'grid_1')).toBeNull()
    // A house a block, in blocks between streets.
    const { atoms } = buildAtoms(ground)
    expect(atoms.filter(({ buildings }) => buildings.length > 0)).toHaveLength(16)

    const counts = await countPlaces(db, [id], day)
    const sum = ground.buildings.reduce((total, { population }) => total + population, 0)
    expect(counts.get(id)).toMatchObject({ places: 16 })
    expect(counts.get(id)!.population).toBeCloseTo(sum, 6)
    expect((await countPlaces(db, [id], '2023-06-01')).size).toBe(0)
  })
})
