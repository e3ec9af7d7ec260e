import { type CentreTravel, entryFaults } from '../merging-types.ts'

/** Where people of a unit live, and how many. */
export interface Settlement {
  unit: number
  lon: number
  lat: number
  people: number
  /** Whether they reach a service today that they may not lose. */
  isServed: boolean
}

/** A place that could be a unit's centre. The first of each unit is its seat today. */
export interface CentrePlace {
  unit: number
  lon: number
  lat: number
}

/** What travel is asked about. */
export interface TravelQuestion {
  unitCount: number
  settlements: readonly Settlement[]
  centres: readonly CentrePlace[]
  /** Units whose people could go to a unit's centres, itself among them, ascending. */
  reachedFrom: readonly (readonly number[])[]
  /** Nobody of a unit travels longer to a new centre, unless they do so today. */
  limitSeconds: Float64Array
  /** Who is served today is so within these seconds of the new centre; Infinity: nothing closes. */
  serviceSeconds: number
}

/** Seconds from a settlement to the centre last begun with; Infinity where no way leads there. */
export interface Ways {
  begin(centre: number): void
  seconds(settlement: number): number
}

/** The first centre of each unit; −1 where it has none. */
export function seatsOf(unitCount: number, centres: readonly CentrePlace[]): Int32Array {
  const seat = new Int32Array(unitCount).fill(-1)
  centres.forEach(({ unit }, centre) => {
    if (seat[unit] < 0) seat[unit] = centre
  })
  return seat
}

/** Settlements of each unit, in their order. */
function settlementsByUnit(unitCount: number, settlements: readonly Settlement[]): { order: Int32Array; firstOf: Int32Array } {
  const firstOf = new Int32Array(unitCount + 1)
  for (const { unit } of settlements) firstOf[unit + 1]++
  for (let unit = 0; unit < unitCount; unit++) firstOf[unit + 1] += firstOf[unit]
  const next = firstOf.slice()
  const order = new Int32Array(settlements.length)
  settlements.forEach(({ unit }, settlement) => {
    order[next[unit]++] = settlement
  })
  return { order, firstOf }
}

/**
 * Sums up the ways of all people to all centres that they could go to. A centre is listed for a unit where everybody who has a way to the own seat has one there; where somebody would
 * travel longer than allowed or lose what they reach, the entry says so. Cost: a search for each centre, a way for each pair of settlement and centre.
 */
export function tabulateTravel(question: TravelQuestion, ways: Ways): CentreTravel {
  const { unitCount, settlements, centres, reachedFrom, limitSeconds, serviceSeconds } = question
  const seat = seatsOf(unitCount, centres)
  const { order, firstOf } = settlementsByUnit(unitCount, settlements)
  const today = new Float64Array(settlements.length)
  const entries: { centre: number; total: number; worst: number; fault: number; seconds: Float32Array }[][] = Array.from(
    { length: unitCount },
    () => [],
  )
  const measure = (unit: number, centre: number): void => {
    const seconds = new Float32Array(firstOf[unit + 1] - firstOf[unit])
    let [total, worst, fault]: number[] = [0, 0, entryFaults.none]
    for (let at = firstOf[unit]; at < firstOf[unit + 1]; at++) {
      const settlement = order[at]
      const way = centre === seat[unit] ? today[settlement] : ways.seconds(settlement)
      seconds[at - firstOf[unit]] = way
      if (today[settlement] === Number.POSITIVE_INFINITY) continue
      if (way === Number.POSITIVE_INFINITY) return
      const { people, isServed } = settlements[settlement]
      total += people * way
      worst = Math.max(worst, way)
      if (centre === seat[unit]) continue
      if (way > Math.max(limitSeconds[unit], today[settlement])) fault = entryFaults.too_far
      else if (isServed && way > serviceSeconds && fault === entryFaults.none) fault = entryFaults.loses_service
    }
    entries[unit].push({ centre, total, worst, fault, seconds })
  }
  for (let unit = 0; unit < unitCount; unit++) {
    if (seat[unit] < 0) continue
    ways.begin(seat[unit])
    for (let at = firstOf[unit]; at < firstOf[unit + 1]; at++) today[order[at]] = ways.seconds(order[at])
  }
  centres.forEach(({ unit }, centre) => {
    ways.begin(centre)
    for (const from of reachedFrom[unit]) measure(from, centre)
  })
  const flat = entries.flat()
  const starts = new Int32Array(unitCount + 1)
  entries.forEach((row, unit) => {
    starts[unit + 1] = starts[unit] + row.length
  })
  const secondsFrom = new Int32Array(flat.length)
  let end = 0
  const seconds = new Float32Array(flat.reduce((sum, entry) => sum + entry.seconds.length, 0))
  flat.forEach((entry, index) => {
    secondsFrom[index] = end
    seconds.set(entry.seconds, end)
    end += entry.seconds.length
  })
  return {
    unitOfCentre: Int32Array.from(centres, ({ unit }) => unit),
    seat,
    starts,
    centres: Int32Array.from(flat, ({ centre }) => centre),
    personSeconds: Float64Array.from(flat, ({ total }) => total),
    worstSeconds: Float64Array.from(flat, ({ worst }) => worst),
    fault: Uint8Array.from(flat, ({ fault }) => fault),
    settlements: order,
    firstOf,
    secondsFrom,
    seconds,
  }
}
