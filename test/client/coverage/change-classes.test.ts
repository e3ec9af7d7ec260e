import { expect, it } from 'vitest'
import { changeClass } from '../../../client/panels/results/compare/change-classes.ts'
import { signedPoints } from '../../../client/panels/results/compare/signed-points.ts'

it('has seven classes, white only at none', () => {
  expect([-1, -0.21, -0.1, -0.01, 0, 0.01, 0.1, 0.21, 1].map(changeClass)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 6])
})

it('writes a change in points with its sign, and none only where there is none', () => {
  expect([0, 0.0321, -0.2, 0.00001, -0.00001].map(signedPoints)).toEqual(['0', '+3.2', '−20', '+0.1', '−0.1'])
})
