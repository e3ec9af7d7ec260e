import type { LineArrangement } from './arrange-lines.ts'

/** Which faces some of the lines surround an odd number of times; 1: it is inside. */
export function facesInside(arrangement: LineArrangement, isOutline: (line: number) => boolean): Uint8Array {
  const { from, leftOf, rightOf, faceCount, outside, linesAlong } = arrangement
  const first = new Uint32Array(faceCount + 1)
  for (let edge = 0; edge < from.length; edge++) {
    first[leftOf[edge] + 1]++
    first[rightOf[edge] + 1]++
  }
  for (let face = 0; face < faceCount; face++) first[face + 1] += first[face]
  const edgesAt = new Uint32Array(2 * from.length)
  const fill = first.slice(0, faceCount)
  for (let edge = 0; edge < from.length; edge++) {
    edgesAt[fill[leftOf[edge]]++] = edge
    edgesAt[fill[rightOf[edge]]++] = edge
  }
  const isInside = new Uint8Array(faceCount)
  const isKnown = new Uint8Array(faceCount)
  const open = [outside]
  isKnown[outside] = 1
  while (open.length > 0) {
    const face = open.pop()!
    for (let i = first[face]; i < first[face + 1]; i++) {
      const edge = edgesAt[i]
      const beyond = leftOf[edge] === face ? rightOf[edge] : leftOf[edge]
      if (isKnown[beyond]) continue
      isKnown[beyond] = 1
      let turns = isInside[face]
      for (const line of Array.from(linesAlong(edge))) if (isOutline(line)) turns ^= 1
      isInside[beyond] = turns
      open.push(beyond)
    }
  }
  return isInside
}
