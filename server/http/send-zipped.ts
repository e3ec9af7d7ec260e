import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** Sends a body that is stored zipped: as it is to those who take gzip, unzipped to others; JSON unless the response says otherwise. */
export async function sendZipped(request: Request, response: Response, zipped: Buffer): Promise<void> {
  if (!response.get('content-type')) response.type('application/json')
  response.vary('accept-encoding')
  if (request.acceptsEncodings('gzip') === 'gzip') response.set('content-encoding', 'gzip').end(zipped)
  else response.end(await promisify(gunzip)(zipped))
}
