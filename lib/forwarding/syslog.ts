import 'server-only'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { addAbortSignal } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { deadline, mostAnswer, NotTaken, type Destination } from './destination'
import type { SyslogPlace } from './settings'
import { syslogFrame } from './syslog-frame'

/** One that closes within this without having been told that this is all was not there to take anything. */
const breath = 250

/**
 * Sends records as syslog over TLS (RFC 5425) or plain TCP (RFC 6587). Syslog knows no receipt. The next best: everything is
 * written, a moment later this side says that it is done, and only when the receiver, having read to that end, closes in
 * peace do the records count as taken. A receiver that is gone, or drops what it has not read, breaks the connection or
 * closes it too early.
 */
export function syslog(place: SyslogPlace, patience = deadline): Destination {
  return {
    name: 'syslog',
    async send(entries) {
      const socket = addAbortSignal(AbortSignal.timeout(patience), open(place))
      try {
        await once(socket, place.tls ? 'secureConnect' : 'connect')
        await told(socket, entries.map(syslogFrame))
      } finally {
        socket.destroy()
      }
    },
  }
}

function open({ host, port, tls, ca }: SyslogPlace): Socket {
  const socket = tls
    ? connectTls({ host, port, minVersion: 'TLSv1.2', ...(ca && { ca }) })
    : connect({ host, port })
  // `once` hears the first error; whatever comes after it must not end the process.
  socket.on('error', () => undefined)
  return socket
}

/** Receivers say nothing; one that talks is not listened to for long. */
async function told(socket: Socket, frames: string[]): Promise<void> {
  let isEarly = false
  socket.once('end', () => (isEarly = !socket.writableEnded))
  socket.on('data', () => {
    if (socket.bytesRead > mostAnswer) socket.destroy(new NotTaken('talks'))
  })
  const closing = once(socket, 'close')
  for (const frame of frames) socket.write(frame)
  setTimeout(() => socket.end(), breath)
  const [isBroken] = (await closing) as [boolean]
  if (isEarly || isBroken) throw new NotTaken('cut')
}
