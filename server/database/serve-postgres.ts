import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

const sslRequestCode = 80877103
const cancelRequestCode = 80877102
const sync = 'S'.charCodeAt(0)
const simpleQuery = 'Q'.charCodeAt(0)
const terminate = 'X'.charCodeAt(0)
const syncMessage = Uint8Array.of(sync, 0, 0, 0, 4)

/** One client: what it has sent and is not yet done, message by message. */
interface Client {
  socket: Socket
  received: Buffer
  started: boolean
  messages: Uint8Array[]
  /** Complete requests among the messages: each ends with a Sync, a simple query, or is the start-up. */
  requests: number
  gone: boolean
}

/**
 * Serves an embedded database to `pg` clients on a socket file. All clients share one PostgreSQL session, so turns are given by the
 * request, never by the message: the parse, bind and execute of one client stay together, and a client in a transaction keeps its turn
 * until the transaction ends. A client that goes away in its turn is rolled back. (The vendor's socket server mixes the messages of
 * several clients, which answers one with the other's statement.)
 */
export function servePostgres(database: PGlite, path: string): Promise<{ stop(): Promise<void> }> {
  const clients = new Set<Client>()
  let owner: Client | null = null
  let busy = false

  const whoseTurn = (): Client | null => {
    if (owner !== null) return owner.requests > 0 || owner.gone ? owner : null
    for (const client of clients) {
      if (client.requests === 0) continue
      // To the end of the line, so that everybody gets a turn.
      clients.delete(client)
      clients.add(client)
      return client
    }
    return null
  }

  const giveTurns = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (let client = whoseTurn(); client !== null; client = whoseTurn()) {
      await (client.gone ? rollBack() : answer(client)).catch(() => client?.socket.destroy())
      owner = database.isInTransaction() ? client : null
    }
    busy = false
  }

  const answer = async (client: Client): Promise<void> => {
    client.requests--
    const onRawData = (data: Uint8Array) => {
      if (!client.gone) client.socket.write(Buffer.from(data))
    }
    for (let ended = false; !ended; ) {
      const message = client.messages.shift() ?? syncMessage
      ended = endsRequest(message)
      await database.execProtocolRawStream(message, { onRawData })
    }
  }

  const rollBack = async (): Promise<void> => {
    await database.exec('ROLLBACK')
  }

  const server: Server = createServer((socket) => {
    const client: Client = { socket, received: Buffer.alloc(0), started: false, messages: [], requests: 0, gone: false }
    clients.add(client)
    socket.on('data', (bytes) => {
      client.received = client.received.length === 0 ? bytes : Buffer.concat([client.received, bytes])
      takeMessages(client)
      void giveTurns()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      client.gone = true
      client.messages = []
      client.requests = 0
      clients.delete(client)
      void giveTurns()
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () =>
      resolve({
        stop: () =>
          new Promise((stopped) => {
            for (const { socket } of clients) socket.destroy()
            server.close(() => stopped())
          }),
      }),
    )
  })
}

function endsRequest(message: Uint8Array): boolean {
  return message[0] === sync || message[0] === simpleQuery || message[0] === 0
}

/** Cuts what was received into messages: a type byte and a length, but for the start-up, which has a length only. */
function takeMessages(client: Client): void {
  for (;;) {
    const { received } = client
    if (received.length < (client.started ? 5 : 8)) return
    const length = client.started ? 1 + received.readInt32BE(1) : received.readInt32BE(0)
    if (received.length < length) return
    const message = new Uint8Array(received.subarray(0, length))
    client.received = received.subarray(length)
    if (!client.started && isHandled(client, received.readInt32BE(4))) continue
    if (client.started && message[0] === terminate) {
      client.socket.end()
      return
    }
    client.started = true
    client.messages.push(message)
    if (endsRequest(message)) client.requests++
  }
}

/** Answers the requests that come before the start-up: no encryption on a socket file, and nothing to cancel. */
function isHandled(client: Client, code: number): boolean {
  if (code === sslRequestCode) client.socket.write('N')
  else if (code === cancelRequestCode) client.socket.end()
  else return false
  return true
}
