import { useMemo } from 'react'
import { boxOf } from '#planning/geodesy/box-of'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

/** Ground of a small picture; `line` and `fill` are colours. */
export interface OutlineShape {
  coordinates: MultiPolygonCoordinates
  fill: string
  line?: string
}

/** Divisions as a small picture without a map's ground: outlines, and dots upon them. */
export function OutlineMap({
  shapes,
  dots = [],
  label,
  width,
  height,
}: {
  shapes: readonly OutlineShape[]
  dots?: readonly { at: LonLat; fill: string }[]
  label: string
  width: number
  height: number
}) {
  const { paths, toXY } = useMemo(() => {
    const [west, south, east, north] = boxOf(shapes.flatMap(({ coordinates }) => coordinates))
    const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
    const scale = Math.min((width - 4) / ((east - west) * shrink), (height - 4) / (north - south))
    const left = (width - (east - west) * shrink * scale) / 2
    const top = (height - (north - south) * scale) / 2
    const toXY = ([lon, lat]: LonLat): [string, string] => [
      (left + (lon - west) * shrink * scale).toFixed(1),
      (top + (north - lat) * scale).toFixed(1),
    ]
    const pathOf = (rings: readonly (readonly LonLat[])[]): string =>
      rings.map((ring) => `M${ring.map((at) => toXY(at).join(' ')).join('L')}Z`).join('')
    return { toXY, paths: shapes.map(({ coordinates, fill, line }) => ({ d: pathOf(coordinates.flat()), fill, line })) }
  }, [shapes, width, height])
  return (
    <svg className="mini-map" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {paths.map(({ d, fill, line }) => (
        <path key={d} d={d} fill={fill} style={line ? { stroke: line } : undefined} fillRule="evenodd" />
      ))}
      {dots.map(({ at, fill }) => {
        const [x, y] = toXY(at)
        return <circle key={`${x} ${y}`} cx={x} cy={y} r={1.8} fill={fill} />
      })}
    </svg>
  )
}
