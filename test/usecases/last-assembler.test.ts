import { expect, test } from 'vitest'
import { sitingBodySchema } from '#contract/sitings/siting-body'
import { prepareArea } from '#planning/coverage/prepare-area'
import { serveFrom } from '#planning/siting/question/measure-siting'
import type { SitingGround } from '#planning/siting/question/state-siting'
import { assemblerFor } from '../../server/usecases/sitings/last-assembler.ts'
import type { SitingQuestion } from '../../server/usecases/sitings/siting-question.ts'
import { demandOf, facilityAt, stripe } from '../planning/coverage/coverage-fixtures.ts'
import { drawArea } from '../planning/coverage/drawn-area.ts'

const drawn = drawArea('A-B-C-D')
const homes = [...'ABCD'].map((id) => ({ id, at: drawn.at(id), population: 10 }))
const area = prepareArea({
  network: drawn.network,
  snapper: drawn.snapper,
  demand: demandOf(homes),
  divisions: [stripe(drawn, 'town', 'town', -1, -1, 9)],
})
const clinic = facilityAt('clinic', drawn.at('A'))
const groundWith = (facilities: SitingGround['facilities']): SitingGround => ({
  area,
  facilities,
  speedKmh: 4,
  withinDivision: -1,
})
const question = (sites: number): SitingQuestion => ({
  at: '2026-11-27',
  body: sitingBodySchema.parse({ model: 'max-cover', category: 'clinic_station', sites }),
  withinId: null,
})
const noName = () => null

test('the assembler is kept for the same question on the same area and facilities, in whatever objects they come', () => {
  const facilities = [clinic]
  const first = assemblerFor(groundWith(facilities), question(1), noName)
  expect(assemblerFor(groundWith(facilities), question(1), noName)).toBe(first)
  expect(assemblerFor(groundWith(facilities), question(2), noName)).not.toBe(first)
})

test('a facility that came since is counted', () => {
  const covered = (facilities: SitingGround['facilities']): number => {
    const ground = groundWith(facilities)
    return assemblerFor(ground, question(1), noName).measured(serveFrom(ground, 'streets', [])).before.covered
  }
  expect(covered([])).toBe(0)
  expect(covered([clinic])).toBeGreaterThan(0)
})
