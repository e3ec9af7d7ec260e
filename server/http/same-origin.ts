import type { Request, RequestHandler } from 'express'
import { ProblemError } from '#contract/problems'
import { bearerOf, cookieOf } from './signed-in.ts'

/** Where a request came from, by what only a browser can write: this page, another site, or something that says nothing. */
function originOf(request: Request): 'own' | 'foreign' | 'unsaid' {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign'
  const origin = request.get('origin')
  if (origin === undefined) return 'unsaid'
  return URL.canParse(origin) && new URL(origin).host === request.host ? 'own' : 'foreign'
}

/**
 * Refuses what another site makes a browser send with this service's cookie (CSRF). A change with the cookie must say that it comes from
 * this page; signing in and out must only not say otherwise, so that programs with a cookie jar can. Who holds a bearer token is no
 * browser on its own.
 */
export const requireSameOrigin: RequestHandler = (request, _response, next) => {
  const changes = request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS'
  if (!changes || bearerOf(request) !== null) return next()
  const origin = originOf(request)
  const isDoor = request.path === '/session'
  if (isDoor ? origin === 'foreign' : cookieOf(request) !== null && origin !== 'own')
    throw new ProblemError(
      'forbidden',
      'A change with the session cookie must come from this service\'s own page; programs send "Authorization: Bearer …" instead.',
    )
  next()
}
