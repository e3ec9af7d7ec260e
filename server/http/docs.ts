import { type Router as ExpressRouter, Router } from 'express'
import { z } from 'zod'
import { type OpenApiVersion, openApiDocument, openApiVersions } from './openapi.ts'
import { operations } from './operations.ts'
import type { Services } from './services.ts'
import { noQuery, readQuery } from './validate.ts'

const querySchema = z.strictObject({ version: z.enum(openApiVersions).default('3.1') })

/** The API's documentation: OpenAPI for programs, a page for people. */
export function docsRoutes({ version }: Services): ExpressRouter {
  const routes = Router()
  const documents = new Map<OpenApiVersion, object>()
  routes.get(['/openapi.json', '/api/v1/openapi.json'], (request, response) => {
    const wanted = readQuery(request, querySchema).version
    if (!documents.has(wanted)) documents.set(wanted, openApiDocument(wanted, version))
    response.json(documents.get(wanted))
  })
  routes.get(['/docs', '/api/v1/docs'], noQuery, (_request, response) => {
    response.type('html').send(docsPage(version))
  })
  return routes
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

function describeSchema(schema: z.ZodType | undefined): string {
  if (!schema) return ''
  return escapeHtml(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), null, 2))
}

function docsPage(version: string): string {
  const tags = [...new Set(operations.map((operation) => operation.tag))]
  const section = (tag: string) =>
    operations
      .filter((operation) => operation.tag === tag)
      .map(({ method, path, summary, query, body, multipart, answers, roles }) => {
        const parameters = Object.entries(query ?? {}).map(
          ([name, schema]) => `<li><code>${name}</code> ${escapeHtml(schema.description ?? '')}</li>`,
        )
        const statuses = Object.entries(answers).map(
          ([status, { description, type }]) =>
            `<li><code>${status}</code> ${escapeHtml(description)}${type ? ` <code>${type}</code>` : ''}</li>`,
        )
        return `<article><h3><span class="${method}">${method.toUpperCase()}</span> /api/v1${escapeHtml(path)}</h3><p>${escapeHtml(summary)}${roles ? ` <em>(${roles.join(', ')})</em>` : ''}</p>
${parameters.length ? `<h4>Query</h4><ul>${parameters.join('')}</ul>` : ''}
${body ? `<details><summary>Body (${multipart ? 'multipart/form-data' : 'application/json'})</summary><pre>${describeSchema(body)}</pre></details>` : ''}
<h4>Answers</h4><ul>${statuses.join('')}</ul></article>`
      })
      .join('\n')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fangyuan 方圆 API</title>
<style>body{font:15px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1F2A30;background:#F6F4EF}
article{background:#fff;padding:.5rem 1rem;margin:.75rem 0;border-radius:6px}h3{font-size:1rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}h4{margin:.5rem 0 0;font-size:.85rem}
h3 span{color:#fff;background:#0E6F7C;border-radius:4px;padding:.1rem .4rem}h3 .delete{background:#B23A22}h3 .post,h3 .put,h3 .patch{background:#2E6B47}pre{overflow:auto;font-size:.8rem}a{color:#0B5A65}</style>
<h1>Fangyuan 方圆 API ${escapeHtml(version)}</h1>
<p>GeoJSON in and out, CGCS2000 lon/lat. Errors are problem documents (RFC 9457). For programs: <a href="/openapi.json?version=3.1">OpenAPI 3.1</a>, <a href="/openapi.json?version=3.0">OpenAPI 3.0</a>.</p>
<p>Calls with roles beside them need an account of one of these, or an administrator's: send <code>Authorization: Bearer …</code> with the token of <code>POST /session</code>, or with a longer-lived one of <code>POST /session/tokens</code>. Changes with the session cookie must come from the page itself.</p>
${tags.map((tag) => `<h2>${tag}</h2>${section(tag)}`).join('\n')}</html>`
}
