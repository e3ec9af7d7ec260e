import { createServer, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

/** Codes in the second number of a first message, which has no type byte. */
const sslRequest = 80877103
const encryptionRequest = 80877104
const cancelRequest = 80877102

const typeOf = (letter: string) => letter.charCodeAt(0)
/** After these a client waits for its answer; what it sends up to one of them belongs together. */
const endsBatch = new Set(['S', 'Q', 'F', 'H', 'c', 'f'].map(typeOf))
const flush = typeOf('H')
const terminate = typeOf('X')
const syncMessage = Uint8Array.of(typeOf('S'), 0, 0, 0, 4)

interface Client {
  socket: Socket
  started: boolean
  /** Bytes that came in and are not a whole message yet. */
  received: Buffer
  /** Whole messages of the batch that has not ended yet. */
  batch: Buffer[]
}

/**
 * Serves a PGlite on a socket file in PostgreSQL's wire protocol. It is one session for all clients, with one unnamed statement
 * and one transaction, so each client has it for itself for as long as its messages up to a Sync, or its transaction, last.
 */
export async function serveSocket(database: PGlite, path: string): Promise<{ close(): Promise<void> }> {
  const clients = new Set<Client>()
  const waiting: { client: Client; bytes: Uint8Array }[] = []
  let owner: Client | null = null
  let working: Promise<void> | null = null

  const work = async (): Promise<void> => {
    for (;;) {
      if (owner !== null && !clients.has(owner)) await release()
      const next = owner === null ? 0 : waiting.findIndex(({ client }) => client === owner)
      const [taken] = next < 0 ? [] : waiting.splice(next, 1)
      if (taken === undefined) return
      const { client, bytes } = taken
      try {
        await database.execProtocolRawStream(bytes, {
          onRawData: (data) => {
            // A copy: the bytes are the database's own memory.
            if (client.socket.writable) client.socket.write(Buffer.from(data))
          },
        })
      } catch (error) {
        client.socket.destroy(error as Error)
        drop(client)
      }
      owner = database.isInTransaction() || endsInFlush(bytes) ? client : null
      // Lets answers out, and new questions and farewells in.
      await new Promise(setImmediate)
    }
  }

  /** Ends what a client that is gone left open. */
  const release = async (): Promise<void> => {
    await database.execProtocolRawStream(syncMessage, { onRawData: () => {} })
    if (database.isInTransaction()) await database.exec('rollback')
    owner = null
  }

  const wake = () => {
    working ??= work().finally(() => {
      working = null
    })
  }

  const drop = (client: Client) => {
    clients.delete(client)
    for (let index = waiting.length - 1; index >= 0; index--) if (waiting[index].client === client) waiting.splice(index, 1)
  }

  const server = createServer((socket) => {
    const client: Client = { socket, started: false, received: Buffer.alloc(0), batch: [] }
    clients.add(client)
    socket.on('data', (bytes) => {
      if (socket.destroyed) return
      client.received = client.received.length === 0 ? bytes : Buffer.concat([client.received, bytes])
      for (const batch of takeBatches(client)) waiting.push({ client, bytes: batch })
      wake()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      drop(client)
      wake()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const { socket } of clients) socket.destroy()
      await closed
      wake()
      await working
    },
  }
}

/** Cuts what a client sent into batches, and answers what is no business of the database. */
function takeBatches(client: Client): Uint8Array[] {
  const batches: Uint8Array[] = []
  for (;;) {
    const { received } = client
    const lengthAt = client.started ? 1 : 0
    if (received.length < lengthAt + 4) return batches
    const length = lengthAt + received.readInt32BE(lengthAt)
    if (length < (client.started ? 5 : 8)) {
      client.socket.destroy()
      return batches
    }
    if (received.length < length) return batches
    const message = received.subarray(0, length)
    client.received = received.subarray(length)
    if (!client.started) {
      const code = message.readInt32BE(4)
      if (code === sslRequest || code === encryptionRequest) client.socket.write('N')
      else if (code === cancelRequest) client.socket.end()
      else {
        client.started = true
        batches.push(Uint8Array.from(message))
      }
    } else if (message[0] === terminate) {
      client.socket.end()
    } else {
      client.batch.push(message)
      if (!endsBatch.has(message[0])) continue
      batches.push(new Uint8Array(Buffer.concat(client.batch)))
      client.batch = []
    }
  }
}

/** True where the last message of a batch is a Flush: the client has more to say before its Sync. */
function endsInFlush(batch: Uint8Array): boolean {
  return batch.length >= 5 && batch[batch.length - 5] === flush && new DataView(batch.buffer, batch.length - 4).getInt32(0) === 4
}
