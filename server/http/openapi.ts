import { OpenAPIRegistry, OpenApiGeneratorV3, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { problemSchema } from '#contract/problems'
import type { Operation } from './operations/operation.ts'
import { operations } from './operations.ts'
import { sessionCookie } from './signed-in.ts'

export const openApiVersions = ['3.0', '3.1'] as const
export type OpenApiVersion = (typeof openApiVersions)[number]

/** The OpenAPI document of everything under /api/v1. */
export function openApiDocument(version: OpenApiVersion, programVersion: string): object {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  registry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: sessionCookie })
  for (const operation of operations) registry.registerPath(toPath(operation))
  const info = {
    openapi: version === '3.0' ? '3.0.3' : '3.1.0',
    info: {
      title: 'Fangyuan 方圆',
      version: programVersion,
      description:
        'Divides communities, grids and villages on a map, and plans the facilities that serve them. Coordinates are CGCS2000 lon/lat.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
  }
  const generator =
    version === '3.0' ? new OpenApiGeneratorV3(registry.definitions) : new OpenApiGeneratorV31(registry.definitions)
  return generator.generateDocument(info as Parameters<typeof generator.generateDocument>[0])
}

function toPath({
  method,
  path,
  tag,
  summary,
  query,
  body,
  multipart,
  answers,
  roles,
}: Operation): Parameters<OpenAPIRegistry['registerPath']>[0] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  const responses = Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, type = 'application/json' }]) => {
      const content = schema || type !== 'application/json' ? { content: { [type]: { schema: schema ?? z.string() } } } : {}
      return [status, { description, ...content }]
    }),
  )
  return {
    method,
    path,
    tags: [tag],
    summary,
    operationId: `${method} ${path}`.replace(/\W+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? ''),
    ...(roles ? { security: [{ bearer: [] }, { cookie: [] }], description: `Needs the role ${roles.join(' or ')}.` } : {}),
    request: {
      ...(names.length > 0 ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      ...(query ? { query: z.object(query) } : {}),
      ...(body
        ? { body: { required: true, content: { [multipart ? 'multipart/form-data' : 'application/json']: { schema: body } } } }
        : {}),
    },
    responses: {
      ...responses,
      default: {
        description: 'a problem document (RFC 9457)',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  } as Parameters<OpenAPIRegistry['registerPath']>[0]
}
