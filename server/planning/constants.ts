/** The one Earth model: the CGCS2000 ellipsoid (EPSG:4490), lengths in meters. Source: EPSG ellipsoid 1024. */
export const earth = {
  semiMajorMeters: 6378137,
  flattening: 1 / 298.257222101,
} as const

/** EPSG code in which every coordinate is kept. */
export const storageSrid = 4490

/** Standard walking pace, km/h. [D] from GB 50180-2018: 1000 m in 15 minutes. */
export const walkingSpeedKmh = 4

/** Walking pace assumed for the old, km/h. [U] the lower end of what the standard's own distances mean (3.0–4.0 km/h). */
export const slowWalkingSpeedKmh = 3

/** The longest straight line between a place and the street it is reached from, meters. A product choice, not a standard. */
export const snapLimitMeters = 250
