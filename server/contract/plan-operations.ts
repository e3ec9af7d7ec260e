import { z } from 'zod'
import type { PlanOperation } from '#planning/plans/plan-types'
import { divisionKinds, divisionLevels, type LonLat, type MultiPolygonCoordinates } from '#planning/types'
import { identifierSchema, latitudeSchema, longitudeSchema, textLineSchema } from './common.ts'

/** Points of all lines and outlines that one change set may hold. */
export const mostPointsAChange = 100_000

const positionSchema = z.tuple([longitudeSchema, latitudeSchema], {
  error: 'must be [lon, lat] in degrees, longitude within ±180 and latitude within ±90',
})
const lineSchema = z.strictObject({ type: z.literal('LineString'), coordinates: z.array(positionSchema).min(2) })
const ringsSchema = z.array(z.array(positionSchema).min(4, 'a ring has at least four points, the last equal to the first')).min(1)
const areaSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: ringsSchema }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(ringsSchema).min(1) }),
])
const idSchema = z.uuid()
const nameSchema = textLineSchema(100)
const codeSchema = z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'must be letters, digits and hyphens, 32 at most')
const pair = <S extends z.ZodType>(schema: S) => z.tuple([schema, schema])
const levelSchema = z.enum([...divisionLevels, 'grid']).transform((level) => (level === 'grid' ? ('grid_1' as const) : level))

/** What planners do to divisions, as it crosses the wire; each on divisions of one level. Divisions are named by id or code. */
export const planOperationSchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('split'),
    divisionId: identifierSchema,
    line: lineSchema,
    names: pair(nameSchema).optional(),
    codes: pair(codeSchema).optional(),
    ids: pair(idSchema).optional(),
    sides: z.record(identifierSchema, z.enum(['left', 'right'])).optional(),
  }),
  z.strictObject({
    op: z.literal('merge'),
    divisionIds: z.array(identifierSchema).min(1).max(1000),
    keep: identifierSchema.optional(),
    name: nameSchema.optional(),
    code: codeSchema.optional(),
  }),
  z.strictObject({ op: z.literal('reshape'), divisionId: identifierSchema, line: lineSchema }),
  z.strictObject({ op: z.literal('reassign'), unitIds: z.array(identifierSchema).min(1).max(10_000), to: identifierSchema }),
  z.strictObject({
    op: z.literal('create'),
    level: levelSchema,
    parentId: identifierSchema,
    geometry: areaSchema,
    name: nameSchema,
    code: codeSchema.optional(),
    kind: z.enum(divisionKinds).optional(),
    id: idSchema.optional(),
    clip: z.boolean().optional(),
  }),
  z.strictObject({
    op: z.literal('divide'),
    parentId: identifierSchema,
    level: levelSchema,
    parts: z
      .array(
        z.strictObject({
          id: identifierSchema.optional(),
          name: nameSchema.optional(),
          code: codeSchema.optional(),
          kind: z.enum(divisionKinds).optional(),
          /** Absent: a present child that stays just as it is. */
          geometry: areaSchema.optional(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  z.strictObject({ op: z.literal('retire'), divisionId: identifierSchema, into: identifierSchema.optional() }),
  z.strictObject({ op: z.literal('rename'), divisionId: identifierSchema, name: nameSchema }),
  z.strictObject({ op: z.literal('recode'), divisionId: identifierSchema, code: codeSchema }),
  z.strictObject({ op: z.literal('paint'), to: identifierSchema, geometry: areaSchema }),
  z.strictObject({ op: z.literal('move_vertex'), level: levelSchema, from: positionSchema, to: positionSchema }),
  z.strictObject({ op: z.literal('insert_vertex'), level: levelSchema, at: positionSchema, between: pair(positionSchema) }),
  z.strictObject({ op: z.literal('delete_vertex'), level: levelSchema, at: positionSchema }),
])
export type PlanOperationBody = z.input<typeof planOperationSchema>
export type CheckedPlanOperation = z.output<typeof planOperationSchema>

/** An operation from the wire as planning knows it; ids stay as they were sent. */
export function toPlanOperation(body: CheckedPlanOperation): PlanOperation {
  if ('line' in body) return { ...body, line: body.line.coordinates }
  if ('geometry' in body) return { ...body, geometry: polygonsOf(body.geometry) }
  if ('parts' in body)
    return {
      ...body,
      parts: body.parts.map(({ geometry, ...part }) => (geometry ? { ...part, geometry: polygonsOf(geometry) } : part)),
    }
  return body
}

/** An operation as it crosses the wire. */
export function fromPlanOperation(operation: PlanOperation): PlanOperationBody {
  if ('line' in operation) return { ...operation, line: { type: 'LineString', coordinates: operation.line.map(pointOf) } }
  if ('geometry' in operation) return { ...operation, geometry: areaOf(operation.geometry) }
  if ('parts' in operation)
    return {
      ...operation,
      parts: operation.parts.map(({ geometry, ...part }) => (geometry ? { ...part, geometry: areaOf(geometry) } : part)),
    }
  return operation as PlanOperationBody
}

const pointOf = ([lon, lat]: LonLat): [number, number] => [lon, lat]

const areaOf = (geometry: MultiPolygonCoordinates) => ({
  type: 'MultiPolygon' as const,
  coordinates: geometry.map((rings) => rings.map((ring) => ring.map(pointOf))),
})

function polygonsOf(geometry: z.output<typeof areaSchema>): MultiPolygonCoordinates {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
