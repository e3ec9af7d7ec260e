import type { MultiPolygonCoordinates } from '#planning/types'

/** A rectangle as an outline, degrees. */
export function rectangleOutline(west: number, south: number, east: number, north: number): MultiPolygonCoordinates {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ]
}
