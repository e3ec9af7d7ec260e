import { type Street, type StreetClass, streetClasses } from '../types.ts'
import { createGrowingArray } from './growing-array.ts'
import type { StreetTable } from './network.ts'

/** A street whose points are already flat (lon at 2k, lat at 2k + 1), as a decoder of database rows has them. */
export type FlatStreet = Omit<Street, 'coordinates' | 'name' | 'sourceKey'> & { lonLat: ArrayLike<number> }

export interface StreetTableBuilder {
  add: (street: Street, dataSet: number) => void
  addFlat: (street: FlatStreet, dataSet: number) => void
  finish: () => StreetTable
}

const classIndex = Object.fromEntries(streetClasses.map((name, index) => [name, index])) as Record<StreetClass, number>

/**
 * Returns a builder that packs streets into a StreetTable, in the order they are added.
 * Node keys are told apart by data set: equal keys of two data sets are two nodes.
 */
export function createStreetTableBuilder(): StreetTableBuilder {
  const nodeNumbers = new Map<number, Map<number, number>>()
  let nodeCount = 0
  const fromNode = createGrowingArray(Uint32Array)
  const toNode = createGrowingArray(Uint32Array)
  const pointStart = createGrowingArray(Uint32Array)
  const lonLat = createGrowingArray(Float64Array)
  const access = createGrowingArray(Uint8Array)
  const streetClass = createGrowingArray(Uint8Array)
  const structure = createGrowingArray(Uint8Array)
  const maxSpeedKmh = createGrowingArray(Uint8Array)
  const dataSets = createGrowingArray(Uint16Array)

  function numberOf(key: number, numbers: Map<number, number>): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, nodeCount)
    return nodeCount++
  }

  function addHead(street: Omit<FlatStreet, 'lonLat'>, points: number, dataSet: number): void {
    if (points < 2) throw new RangeError(`got a street of ${points} points when expected at least 2`)
    let numbers = nodeNumbers.get(dataSet)
    if (!numbers) {
      numbers = new Map()
      nodeNumbers.set(dataSet, numbers)
    }
    fromNode.push(numberOf(street.fromNode, numbers))
    toNode.push(numberOf(street.toNode, numbers))
    pointStart.push(lonLat.length() / 2)
    access.push(street.access)
    streetClass.push(classIndex[street.streetClass])
    structure.push(street.tunnel ? 2 : street.bridge ? 1 : 0)
    maxSpeedKmh.push(Math.min(255, Math.max(0, Math.round(street.maxSpeedKmh ?? 0))))
    dataSets.push(dataSet)
  }

  return {
    add: (street, dataSet) => {
      addHead(street, street.coordinates.length, dataSet)
      for (const [lon, lat] of street.coordinates) {
        lonLat.push(lon)
        lonLat.push(lat)
      }
    },
    addFlat: (street, dataSet) => {
      addHead(street, street.lonLat.length / 2, dataSet)
      for (let i = 0; i < street.lonLat.length; i++) lonLat.push(street.lonLat[i])
    },
    finish: () => {
      const count = fromNode.length()
      pointStart.push(lonLat.length() / 2)
      return {
        count,
        nodeCount,
        fromNode: fromNode.finish(),
        toNode: toNode.finish(),
        pointStart: pointStart.finish(),
        lonLat: lonLat.finish(),
        access: access.finish(),
        streetClass: streetClass.finish(),
        structure: structure.finish(),
        maxSpeedKmh: maxSpeedKmh.finish(),
        dataSet: dataSets.finish(),
      }
    },
  }
}
