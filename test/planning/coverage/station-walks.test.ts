import { expect, it } from 'vitest'
import { reachFacilities, snapPoints } from '#planning/coverage/reach-facilities'
import { stationWalks } from '#planning/coverage/station-walks'
import { drawArea } from './drawn-area.ts'

it('every way within the limit; the least of each place is the way to its nearest', () => {
  // 50 m a character.
  const { network, snapper, at } = drawArea('a--C----b-----------------D')
  const points = (...letters: string[]) =>
    snapPoints(
      snapper,
      letters.map((letter) => at(letter)[0]),
      letters.map((letter) => at(letter)[1]),
    )
  const [stations, places] = [points('C', 'D'), points('a', 'b')]
  const near = stationWalks(network, stations, places, 1000)
  expect([...near.starts]).toEqual([0, 1, 3])
  expect([...near.station]).toEqual([0, 0, 1])
  expect([...near.meters].map(Math.round)).toEqual([150, 250, 900])
  expect([...stationWalks(network, stations, places, 500).starts]).toEqual([0, 1, 2])
  const { cost } = reachFacilities(network, stations, [0, 1], places, 1)
  expect([...cost].map((millimeters) => millimeters / 1000)).toEqual([near.meters[0], near.meters[1]])
})
