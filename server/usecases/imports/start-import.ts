import type { ImportOptions } from '#contract/imports'
import type { Job } from '#contract/jobs'
import type { Database } from '../../database/open-pool.ts'
import { createJob } from '../../repositories/jobs.ts'
import { addUploadPiece, createUpload, removeUpload } from '../../repositories/uploads.ts'
import { toJob } from '../jobs/follow-job.ts'
import type { ImportJobInput } from './run-import.ts'

const pieceBytes = 1024 * 1024

/** Keeps an uploaded file in the database, piece by piece, and answers the job that will import it. */
export async function startImport(
  db: Database,
  upload: { fileName: string; bytes: AsyncIterable<Buffer> },
  options: ImportOptions,
  enqueue: (kind: 'import', jobId: string) => Promise<void>,
  accountId: string,
): Promise<Job> {
  const uploadId = await createUpload(db, upload.fileName)
  try {
    let piece = 0
    let pending: Buffer[] = []
    let size = 0
    const flush = async () => {
      if (size > 0) await addUploadPiece(db, uploadId, piece++, Buffer.concat(pending))
      pending = []
      size = 0
    }
    for await (const bytes of upload.bytes) {
      pending.push(bytes)
      size += bytes.length
      if (size >= pieceBytes) await flush()
    }
    await flush()
  } catch (error) {
    await removeUpload(db, uploadId)
    throw error
  }
  const job = await createJob(db, 'import', { uploadId, options } satisfies ImportJobInput, null, accountId)
  await enqueue('import', job.id)
  return toJob(job)
}
