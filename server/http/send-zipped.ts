import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** Sends a text that is stored zipped: as it is to those who take gzip, unzipped to others. */
export async function sendZipped(request: Request, response: Response, zipped: Buffer, type = 'application/json'): Promise<void> {
  response.set('content-type', `${type}; charset=utf-8`)
  response.vary('accept-encoding')
  if (request.acceptsEncodings('gzip') === 'gzip') response.set('content-encoding', 'gzip').end(zipped)
  else response.end(await promisify(gunzip)(zipped))
}
