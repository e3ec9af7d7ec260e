import { z } from 'zod'
import { sitingModels } from '#planning/siting/question/siting-wishes'
import { ageGroupKeys, divisionLevels, facilityCategories, travelModes } from '#planning/types'
import { identifierSchema, latitudeSchema, longitudeSchema, textLineSchema } from '../common.ts'

/** Seconds that one siting may take. */
export const sitingSeconds = { least: 1, usual: 10, most: 600 } as const
const mostCandidates = 20_000
const mostNamed = 10_000
const mostTiers = 6

const cost = z.number({ error: 'must be a number from 0 on' }).min(0, 'must not be below 0').max(1e12)
const capacity = z
  .number({ error: 'must be a number above 0' })
  .positive('must be above 0: a site that holds nobody is none')
  .max(1e9)
const share = z
  .number({ error: 'must be a share from 0 to 1, such as 0.95' })
  .min(0, 'must not be below 0')
  .max(1, 'must be a share, at most 1 (100 %): 95 % is 0.95')

const candidateSchema = z.strictObject({
  /** Absent: its place in the list, `candidate:1` and on. */
  id: textLineSchema(100).optional(),
  name: textLineSchema(200).optional(),
  lon: longitudeSchema,
  lat: latitudeSchema,
  /** In the unit of the budget. */
  cost: cost.optional(),
  capacity: capacity.optional(),
  /** `keep`: is to be open. `close`: is not to be used. */
  state: z.enum(['free', 'keep', 'close']).optional(),
})

const tierSchema = z.strictObject({
  name: textLineSchema(50),
  /** Of its sites; absent: the question's. */
  category: z.enum(facilityCategories).optional(),
  level: z.enum(divisionLevels),
  /** Only divisions of at least this area, km². */
  minAreaSquareKilometers: z.number().min(0).max(1e7).optional(),
  /** Rooms of closed facilities in the division come before other candidates. */
  premisesFirst: z.boolean().optional(),
})

/** Body of POST /sitings. */
export const sitingBodySchema = z
  .strictObject({
    model: z.enum(sitingModels),
    category: z.enum(facilityCategories),
    /** How many new ones; with `existing: "may-close"` how many are open afterwards. */
    sites: z.number().int().min(1, 'must be at least 1').max(10_000).optional(),
    /** What new sites may cost together, in the unit of the candidates' costs. */
    budget: cost.optional(),
    /** Share of all people to be covered; set cover only. Absent: all. */
    coverageTarget: share.optional(),
    /** Share of the people of every village and community to be covered at least. */
    minimumShare: share.optional(),
    demand: z.enum(['population', 'households', ...ageGroupKeys]).default('population'),
    /** Minutes of travel; absent: the category's service radius. */
    minutes: z.number().min(1).max(120).optional(),
    mode: z.enum(travelModes).default('walk'),
    speedKmh: z.number().min(0.5).max(130).optional(),
    capMeters: z.number().min(10).max(200_000).optional(),
    distance: z.enum(['streets', 'straight']).default('streets'),
    /** Street corners, rooms of closed facilities, places where people live; or a list of places. */
    candidates: z
      .union([
        z.enum(['streets', 'premises', 'demand']),
        z.array(candidateSchema).min(1, 'names no candidate').max(mostCandidates),
      ])
      .default('streets'),
    /** Between street corners that are candidates; absent: as near as leaves at most about a thousand. */
    spacingMeters: z.number().min(20).max(20_000).optional(),
    existing: z.enum(['keep', 'ignore', 'may-close']).default('keep'),
    /** Existing are those at work, or those planned and being built too. */
    counted: z.enum(['now', 'planned']).default('now'),
    /** Ids of existing facilities or candidates that are to be open, or not to be used. */
    keep: z.array(textLineSchema(100)).max(mostNamed).optional(),
    close: z.array(textLineSchema(100)).max(mostNamed).optional(),
    /** People that a site holds which states no capacity of its own. */
    capacity: capacity.optional(),
    /** Each existing facility may hold so many more, at a cost, as one of the new sites. */
    enlarge: z.strictObject({ capacity, cost: cost.optional() }).optional(),
    /** People who reach no candidate, where everybody must be served. */
    unreachable: z.enum(['refuse', 'leave-out']).default('refuse'),
    /** Of a tiered network, from above. Absent: a centre in each town, a branch in towns from 100 km² on, a room in each village or community. */
    tiers: z.array(tierSchema).min(1).max(mostTiers).optional(),
    /** Only people inside this division (id or code), and places for sites in it. */
    within: identifierSchema.optional(),
    /** The best for other numbers of sites too, in a fifth of the time. */
    curve: z.boolean().default(false),
    seconds: z.number().min(sitingSeconds.least).max(sitingSeconds.most).default(sitingSeconds.usual),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
  })
  .superRefine((body, context) => {
    const refuse = (member: string, message: string) => context.addIssue({ code: 'custom', path: [member], message })
    const { model, sites, budget, keep, close } = body
    const isNumbered = model !== 'set-cover' && model !== 'tiered'
    if (isNumbered && (sites === undefined) === (budget === undefined))
      refuse('sites', 'say how many sites, or give a budget, not both')
    if (!isNumbered && (sites !== undefined || budget !== undefined))
      refuse(sites === undefined ? 'budget' : 'sites', `does not go with "${model}", which finds out how many it needs`)
    if (model === 'p-center' && budget !== undefined) refuse('budget', 'does not go with "p-center"; say how many sites')
    if (budget !== undefined && body.existing === 'may-close')
      refuse('budget', 'does not go with existing facilities that may close; say how many sites are open afterwards')
    if (body.coverageTarget !== undefined && model !== 'set-cover') refuse('coverageTarget', 'goes with "set-cover" only')
    if (body.minimumShare !== undefined && model !== 'set-cover' && model !== 'max-cover')
      refuse('minimumShare', 'goes with "set-cover" and "max-cover" only')
    if (body.tiers !== undefined && model !== 'tiered') refuse('tiers', 'goes with "tiered" only')
    const isCapacitated = model === 'capacitated-p-median' || model === 'capacitated-cover'
    if (isCapacitated && body.capacity === undefined)
      refuse('capacity', `say how many people a site holds that states no capacity of its own; "${model}" needs it`)
    if (body.enlarge !== undefined && !(isCapacitated && body.existing === 'keep'))
      refuse('enlarge', 'goes with models with capacities, and existing facilities that are kept')
    if (body.spacingMeters !== undefined && body.candidates !== 'streets')
      refuse('spacingMeters', 'is about candidates from the streets only')
    const both = (keep ?? []).filter((id) => close?.includes(id))
    if (both.length > 0) refuse('close', `"${both[0]}" is to be kept open and closed at once; decide for one`)
  })
export type SitingBody = z.output<typeof sitingBodySchema>

/** Body of POST /sitings/{id}/trial: where new sites would stand instead. */
export const sitingTrialSchema = z.strictObject({
  sites: z
    .array(z.strictObject({ lon: longitudeSchema, lat: latitudeSchema }))
    .min(1)
    .max(2000),
})
export type SitingTrialBody = z.output<typeof sitingTrialSchema>

/** Body of POST /sitings/{id}/facilities: which of the new sites are kept as planned facilities, and where. Absent: all, where they were proposed. */
export const sitingFacilitiesSchema = z.strictObject({
  sites: z
    .array(
      z.strictObject({
        candidateId: z.string().min(1).max(200),
        name: textLineSchema(200).optional(),
        lon: longitudeSchema.optional(),
        lat: latitudeSchema.optional(),
      }),
    )
    .min(1)
    .max(2000)
    .optional(),
})
export type SitingFacilitiesBody = z.output<typeof sitingFacilitiesSchema>
