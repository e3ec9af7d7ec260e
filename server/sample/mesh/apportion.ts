/**
 * Shares a whole number out in proportion to weights, `least` or more to each, by largest remainders; of equal remainders the first
 * wins. The shares add up to `total`, exactly. Throws where there is too little for everybody.
 */
export function apportion(total: number, weights: ArrayLike<number>, least = 0): number[] {
  const count = weights.length
  if (total < least * count) throw new Error(`got ${total} to share out when expected at least ${least} for each of ${count}`)
  let weightLeft = 0
  for (let i = 0; i < count; i++) weightLeft += weights[i]
  const shares = new Array<number>(count).fill(least)
  const isOpen = new Uint8Array(count).fill(1)
  let left = total
  // Who would get less than the least is given it and leaves the sharing of the rest.
  for (let changed = least > 0; changed; ) {
    changed = false
    for (let i = 0; i < count; i++) {
      if (isOpen[i] && (weights[i] * left) / weightLeft < least) {
        isOpen[i] = 0
        left -= least
        weightLeft -= weights[i]
        changed = true
      }
    }
  }
  const remainders: { index: number; remainder: number }[] = []
  let given = 0
  for (let i = 0; i < count; i++) {
    if (!isOpen[i]) continue
    const exact = weightLeft > 0 ? (weights[i] * left) / weightLeft : 0
    shares[i] = Math.max(least, Math.floor(exact))
    given += shares[i]
    remainders.push({ index: i, remainder: exact - shares[i] })
  }
  remainders.sort((one, other) => other.remainder - one.remainder || one.index - other.index)
  for (let i = 0; given < left; i = (i + 1) % remainders.length, given++) shares[remainders[i].index]++
  for (let i = remainders.length - 1; given > left; i = (i + remainders.length - 1) % remainders.length) {
    if (shares[remainders[i].index] > least) {
      shares[remainders[i].index]--
      given--
    }
  }
  return shares
}
