type NumericArray = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** A typed array that doubles when it is full. */
export interface GrowingArray<A extends NumericArray> {
  length: () => number
  push: (value: number) => void
  /** A copy trimmed to what was pushed. */
  finish: () => A
}

/** Returns an empty growing array of the given element type. */
export function createGrowingArray<A extends NumericArray>(type: new (length: number) => A): GrowingArray<A> {
  let items = new type(1024)
  let length = 0
  return {
    length: () => length,
    push: (value) => {
      if (length === items.length) {
        const larger = new type(length * 2)
        larger.set(items)
        items = larger
      }
      items[length++] = value
    },
    finish: () => items.slice(0, length) as A,
  }
}
