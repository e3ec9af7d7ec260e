import { type RateLimitRequestHandler, rateLimit } from 'express-rate-limit'
import { sendProblem } from './problem.ts'

/** Lets one address make so many calls a minute; more are refused and told to wait. `what` names them. */
export function limitCalls(aMinute: number, what: string): RateLimitRequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: aMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) =>
      sendProblem(response, 'too-many-requests', `No more than ${aMinute} ${what} a minute; wait a moment.`),
  })
}
