import type { MergeGroupCollection } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'

const width = 688
const tallest = 430

/** The divisions that a proposal leaves, as a drawing for paper: what is merged shaded and named. A plane is true enough for a county. */
export function MergeReportMap({ outlines }: { outlines: MergeGroupCollection }) {
  const { report: words } = useMergeWords()
  const points = outlines.features.flatMap(({ geometry }) => geometry.coordinates.flat(2))
  if (points.length === 0) return null
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon, lat] of points) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = Math.min(width / Math.max(1e-9, (east - west) * narrowing), tallest / Math.max(1e-9, north - south))
  const at = ([lon, lat]: readonly number[]): [number, number] => [(lon - west) * narrowing * scale, (north - lat) * scale]
  const height = (north - south) * scale
  const left = (width - (east - west) * narrowing * scale) / 2
  const path = (polygons: readonly (readonly (readonly (readonly number[])[])[])[]): string =>
    polygons
      .flat()
      .map(
        (ring) =>
          `M${ring
            .map((point) =>
              at(point)
                .map((value) => value.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      )
      .join('')
  return (
    <svg className="merge-report-map" viewBox={`${-left} -4 ${width} ${height + 8}`} role="img" aria-label={words.map}>
      {outlines.features.map(({ id, geometry, properties: { units } }) => (
        <path key={id} className={units > 1 ? 'merged' : 'same'} d={path(geometry.coordinates)} fillRule="evenodd" />
      ))}
      {outlines.features.flatMap(({ id, properties: { units, name, centre } }) => {
        if (units < 2 || centre === null) return []
        const [x, y] = at(centre)
        return [
          <g key={id}>
            <circle cx={x} cy={y} r={2.4} />
            <text x={x} y={y - 5} textAnchor="middle" className="data-name" lang="zh-CN">
              {name}
            </text>
          </g>,
        ]
      })}
    </svg>
  )
}
