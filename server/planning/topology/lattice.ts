/** Steps of the lattice that borders are kept on, to one degree: about a centimeter each. */
export const latticeStepsPerDegree = 1e7

/** The lattice number of a longitude or latitude in degrees, the nearest one; within ±180° it fits 32 bits. */
export function toLattice(degrees: number): number {
  return Math.round(degrees * latticeStepsPerDegree)
}

/** Degrees of a lattice number: the double that the decimal number with seven places is read as. */
export function fromLattice(steps: number): number {
  return steps / latticeStepsPerDegree
}

/** Units that a tile is wide. */
export const tileUnits = 4096

/** The greatest zoom whose units fit 32 bits. */
export const lastUnitZoom = 18

/** Latitude where the square Web Mercator world ends (EPSG:3857). */
const lastLatitude = 85.05112877980659

/** Tile units from the world's western edge of a longitude in degrees, not rounded; beyond ±180° it stays at the world's edge. */
export function unitX(lon: number, zoom: number): number {
  return (Math.max(-180, Math.min(180, lon)) / 360 + 0.5) * tileUnits * 2 ** zoom
}

/** Tile units from the world's northern edge of a latitude in degrees, not rounded; beyond the square world it stays at its edge. */
export function unitY(lat: number, zoom: number): number {
  const sine = Math.sin((Math.max(-lastLatitude, Math.min(lastLatitude, lat)) * Math.PI) / 180)
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * tileUnits * 2 ** zoom
}
