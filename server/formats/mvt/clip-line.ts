/** The parts of a line inside the square from `low` to `high` in x and y (Liang and Barsky 1984, edge by edge), in whole units, each of two or more points. */
export function clipLine(points: Float64Array, low: number, high: number): number[][] {
  const parts: number[][] = []
  let part: number[] = []
  const end = () => {
    if (part.length >= 4) parts.push(part)
    part = []
  }
  const put = (x: number, y: number) => {
    const [wholeX, wholeY] = [Math.round(x), Math.round(y)]
    if (part.length === 0 || part[part.length - 2] !== wholeX || part[part.length - 1] !== wholeY) part.push(wholeX, wholeY)
  }
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]]
    const [dx, dy] = [points[i + 2] - x, points[i + 3] - y]
    let [enter, leave] = [0, 1]
    for (const [at, step] of [
      [x, dx],
      [y, dy],
    ]) {
      if (step === 0) {
        if (at < low || at > high) leave = -1
        continue
      }
      const [first, second] = step > 0 ? [low, high] : [high, low]
      enter = Math.max(enter, (first - at) / step)
      leave = Math.min(leave, (second - at) / step)
    }
    if (enter > leave) {
      end()
      continue
    }
    if (enter > 0) end()
    put(x + enter * dx, y + enter * dy)
    put(x + leave * dx, y + leave * dy)
    if (leave < 1) end()
  }
  end()
  return parts
}
