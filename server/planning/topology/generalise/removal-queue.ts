/** A binary heap of places by weight, the lightest first; equal weights in the order that `isBefore` tells. A place may be in it several times. */
export interface RemovalQueue {
  push: (weight: number, place: number) => void
  /** Takes the lightest place off; false when none is left. Its weight and number are then in `weight` and `place`. */
  pop: () => boolean
  weight: number
  place: number
}

/** Returns an empty queue. */
export function createRemovalQueue(isBefore: (place: number, other: number) => boolean): RemovalQueue {
  let weights = new Float64Array(1024)
  let places = new Uint32Array(1024)
  let length = 0
  const comesFirst = (weight: number, place: number, slot: number): boolean =>
    weight < weights[slot] || (weight === weights[slot] && place !== places[slot] && isBefore(place, places[slot]))
  const queue: RemovalQueue = {
    weight: 0,
    place: 0,
    push: (weight, place) => {
      if (length === weights.length) {
        const [moreWeights, morePlaces] = [new Float64Array(2 * length), new Uint32Array(2 * length)]
        moreWeights.set(weights)
        morePlaces.set(places)
        weights = moreWeights
        places = morePlaces
      }
      let slot = length++
      while (slot > 0) {
        const above = (slot - 1) >> 1
        if (!comesFirst(weight, place, above)) break
        weights[slot] = weights[above]
        places[slot] = places[above]
        slot = above
      }
      weights[slot] = weight
      places[slot] = place
    },
    pop: () => {
      if (length === 0) return false
      queue.weight = weights[0]
      queue.place = places[0]
      const [weight, place] = [weights[--length], places[length]]
      let slot = 0
      for (;;) {
        let below = 2 * slot + 1
        if (below >= length) break
        if (below + 1 < length && comesFirst(weights[below + 1], places[below + 1], below)) below++
        if (!comesFirst(weights[below], places[below], length)) break
        weights[slot] = weights[below]
        places[slot] = places[below]
        slot = below
      }
      weights[slot] = weight
      places[slot] = place
      return true
    },
  }
  return queue
}
