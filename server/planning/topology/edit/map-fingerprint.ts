import { arcsOf, type DivisionMap } from './division-map.ts'

/** Everything that a map is, as text: equal maps have equal texts, byte for byte, however they came about. */
export function mapFingerprint(map: DivisionMap): string {
  return arcsOf(map)
    .map(({ left, right, xy }) => `${xy.join()} ${JSON.stringify(left)} ${JSON.stringify(right)}`)
    .sort()
    .join('\n')
}
