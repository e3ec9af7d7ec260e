import { z } from 'zod'

/** Numbers in query strings come as text; anything but a finite number is refused. */
export const queryNumber = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be given once') })
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number such as 104.06')
  .transform(Number)

const degrees = (most: number, what: string) => {
  const error = `must be a ${what} in degrees, within ±${most}`
  return z.number({ error }).min(-most, error).max(most, error)
}
export const longitudeSchema = degrees(180, 'longitude')
export const latitudeSchema = degrees(90, 'latitude')

/** `west,south,east,north` in degrees. A box across 180° is refused: ask for its two halves. */
export const bboxSchema = z.string().transform((text, context): [number, number, number, number] => {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [west, south, east, north] = parts
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (parts.length !== 4 || parts.some((value) => !Number.isFinite(value)))
    return refuse('must be four numbers: west,south,east,north')
  if (west < -180 || east > 180 || west > 180 || east < -180) return refuse('longitudes must lie within -180 and 180')
  if (south < -90 || north > 90 || south > north) return refuse('latitudes must lie within -90 and 90, south first')
  if (west > east) return refuse('west is greater than east; a box across 180° is not supported, ask for its two halves')
  return [west, south, east, north]
})
export type Bbox = [number, number, number, number]

/** A day, `2026-11-22`. */
export const daySchema = z.iso.date({ error: 'must be a day such as 2026-11-22' })

export const limitSchema = queryNumber.pipe(z.number().int().min(1).max(10_000)).default(100)
export const offsetSchema = queryNumber.pipe(z.number().int().min(0).max(10_000_000)).default(0)

export const pointSchema = z.object({ type: z.literal('Point'), coordinates: z.tuple([longitudeSchema, latitudeSchema]) })
export const polygonSchema = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
})
export const multiPolygonSchema = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
})
export const multiPointSchema = z.object({
  type: z.literal('MultiPoint'),
  coordinates: z.array(z.tuple([z.number(), z.number()])),
})

/** Text without line breaks and other controls, which a database refuses or a table breaks on. */
const withoutControls = /^\P{Cc}*$/u

/** One line of text that somebody entered: trimmed, not empty. */
export const textLineSchema = (longest: number) =>
  z.string().trim().min(1, 'is empty').max(longest).regex(withoutControls, 'holds line breaks or other control characters')

/** An id or a code in a query. */
export const identifierSchema = z
  .string()
  .min(1, 'is empty')
  .max(64, 'is longer than 64 characters, and so no id or code')
  .regex(withoutControls, 'holds control characters')

/** A GeoJSON feature collection whose features carry `geometry` and `properties`. */
export function featureCollectionSchema<G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) {
  return z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ type: z.literal('Feature'), id: z.string().optional(), geometry, properties })),
    numberMatched: z.number().int().optional(),
    numberReturned: z.number().int().optional(),
  })
}
