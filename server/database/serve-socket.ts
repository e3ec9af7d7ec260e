import { createServer, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

/** Codes in the second number of a first message, which has no type byte. */
const sslRequest = 80877103
const encryptionRequest = 80877104
const cancelRequest = 80877102

const typeOf = (letter: string) => letter.charCodeAt(0)
/** After these a client waits for its answer; what it sends up to one of them belongs together. */
const endsBatch = new Set(['S', 'Q', 'F', 'H', 'c', 'f'].map(typeOf))
const sync = typeOf('S')
const flush = typeOf('H')
const terminate = typeOf('X')
const readyForQuery = typeOf('Z')
const syncMessage = Uint8Array.of(sync, 0, 0, 0, 4)

interface Client {
  socket: Socket
  started: boolean
  /** Bytes that came in and are not a whole message yet. */
  received: Buffer
  /** Whole messages of the batch that has not ended yet. */
  messages: Buffer[]
}

/** What a client wants answered at once. */
interface Batch {
  client: Client
  /** Its messages, but for a Sync at the end. */
  bytes: Uint8Array
  ending: 'sync' | 'flush' | 'other'
}

/**
 * Serves a PGlite on a socket file in PostgreSQL's wire protocol. It is one session for all clients, with one unnamed statement
 * and one transaction, so each client has it for itself for as long as its messages up to a Sync, or its transaction, last.
 */
export async function serveSocket(database: PGlite, path: string): Promise<{ close(): Promise<void> }> {
  const clients = new Set<Client>()
  const waiting: Batch[] = []
  let owner: Client | null = null
  let working: Promise<void> | null = null

  const ask = async (messages: Uint8Array): Promise<Buffer> => {
    const parts: Buffer[] = []
    // Copies: the bytes are the database's own memory.
    await database.execProtocolRawStream(messages, { onRawData: (data) => parts.push(Buffer.from(data)) })
    return Buffer.concat(parts)
  }

  const work = async (): Promise<void> => {
    for (;;) {
      if (owner !== null && !clients.has(owner)) await release()
      const next = owner === null ? 0 : waiting.findIndex(({ client }) => client === owner)
      const [taken] = next < 0 ? [] : waiting.splice(next, 1)
      if (taken === undefined) return
      const { client, bytes, ending } = taken
      try {
        const answer = await ask(bytes)
        if (client.socket.writable) client.socket.write(ending === 'other' ? answer : withoutReady(answer))
        if (ending === 'sync') {
          const ready = await ask(syncMessage)
          if (client.socket.writable) client.socket.write(ready)
        }
      } catch (error) {
        client.socket.destroy(error as Error)
        drop(client)
      }
      owner = database.isInTransaction() || ending === 'flush' ? client : null
      // Lets answers out, and new questions and farewells in.
      await new Promise(setImmediate)
    }
  }

  /** Ends what a client that is gone left open. */
  const release = async (): Promise<void> => {
    await ask(syncMessage)
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
    const client: Client = { socket, started: false, received: Buffer.alloc(0), messages: [] }
    clients.add(client)
    socket.on('data', (bytes) => {
      if (socket.destroyed) return
      client.received = client.received.length === 0 ? bytes : Buffer.concat([client.received, bytes])
      waiting.push(...takeBatches(client))
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
function takeBatches(client: Client): Batch[] {
  const batches: Batch[] = []
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
        batches.push({ client, bytes: Uint8Array.from(message), ending: 'other' })
      }
    } else if (message[0] === terminate) {
      client.socket.end()
    } else {
      if (message[0] !== sync) client.messages.push(message)
      if (!endsBatch.has(message[0])) continue
      const bytes = new Uint8Array(Buffer.concat(client.messages))
      client.messages = []
      batches.push({ client, bytes, ending: message[0] === sync ? 'sync' : message[0] === flush ? 'flush' : 'other' })
    }
  }
}

/** PGlite says that it is ready right after an error, and again at the Sync; the protocol has it once, at the Sync. */
function withoutReady(answer: Buffer): Buffer {
  const start = answer.length - 6
  const saysReady = start >= 0 && answer[start] === readyForQuery && answer.readInt32BE(start + 1) === 5
  return saysReady ? answer.subarray(0, start) : answer
}
