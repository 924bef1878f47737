import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeQrCode } from '@/app/staff/[staffId]/qr-code/action'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { createTemporaryAccessPass } from '@/app/staff/[staffId]/temporary-access-pass/action'
import { sendToSimulator } from '../simulator/intercept'
import { isPass, isQr, type QrMethod } from '../simulator/methods'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, withoutExchanges } from '../tenant'

/** A few bytes in the normal run, every one at night: `CUTS=1`. */
const every = (usual: number) => Number(process.env.CUTS ?? usual)

/** A line to the pretend Graph that breaks after so many bytes of the answer to this request. */
let request = /^never/
let cutAt = Infinity
let length = 0
let wasCut = false
const sockets = new Set<Socket>()
const line = createServer((near) => {
  const far = connect(pretendTenant().port, '127.0.0.1')
  for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()))
  let isCut = false
  let passed = 0
  near.on('data', (chunk) => {
    isCut = request.test(chunk.toString('latin1'))
    passed = 0
    far.write(chunk)
  })
  far.on('data', (chunk) => {
    const rest = isCut ? Math.max(0, cutAt - passed) : chunk.length
    passed += chunk.length
    if (isCut) length = passed
    near.write(chunk.subarray(0, rest))
    if (rest >= chunk.length) return
    wasCut = true
    near.destroySoon()
  })
  near.on('close', () => far.destroy())
  far.on('close', () => near.destroySoon())
})

inPretendTenant()
withoutExchanges()
let restore: () => void
beforeAll(async () => {
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  const address = line.address()
  restore = sendToSimulator(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
afterAll(() => {
  restore()
  for (const socket of sockets) socket.destroy()
  line.close()
})

type Secret = {
  what: string
  of: RegExp
  step: number
  send: () => Promise<{ status: string }>
  /** What the pretend tenant has stored of it. */
  stored: () => string
}

function form(fields: Record<string, string> = {}) {
  return formFor('amara.okafor', fields)
}

const until = { expireDateTime: new Date(Date.now() + 30 * 24 * 3600_000).toISOString() }
const pass = { lifetimeInMinutes: '60', isUsableOnce: 'true' }

const secrets: Secret[] = [
  {
    what: 'a reset',
    of: /^POST .*\/resetPassword /,
    step: every(13),
    send: () => resetPassword(null, form()),
    stored: () => account('amara.okafor').password,
  },
  {
    what: 'a new pass',
    of: /^POST .*\/temporaryAccessPassMethods /,
    step: every(41),
    send: async () => {
      account('amara.okafor').methods = account('amara.okafor').methods.filter((one) => !isPass(one))
      return createTemporaryAccessPass(null, form(pass))
    },
    stored: () => account('amara.okafor').methods.find(isPass)?.temporaryAccessPass ?? '',
  },
  {
    what: 'a new QR code',
    of: /^PUT .*\/qrCodePinMethod /,
    step: every(311),
    send: async () => {
      account('amara.okafor').methods = []
      return changeQrCode(null, form({ deed: 'create', ...until }))
    },
    stored: () => JSON.stringify(qrCode()?.pin.code),
  },
  {
    what: 'a temporary QR code',
    of: /^PATCH .*\/temporaryQRCode /,
    step: every(311),
    send: async () =>
      changeQrCode(null, form({ deed: 'temporary', id: withQrCode().id, lifetimeInHours: '8' })),
    stored: () => qrCode()?.temporaryQRCode?.id ?? '',
  },
  {
    what: 'a new PIN',
    of: /^PATCH .*\/qrCodePinMethod\/pin /,
    step: every(61),
    send: async () => changeQrCode(null, form({ deed: 'pin', id: withQrCode().id })),
    stored: () => qrCode()?.pin.code ?? '',
  },
]

function qrCode() {
  return account('amara.okafor').methods.find(isQr)
}

/** Somebody who has a code, and no temporary one beside it. */
function withQrCode(): QrMethod {
  const like = account('ananya.sharma').methods.filter(isQr)[0]
  if (!like) throw new Error('Ananya has a QR code')
  const made = { ...(qrCode() ?? like), temporaryQRCode: null }
  account('amara.okafor').methods = [made]
  return made
}

test.each(secrets)(
  'the answer to $what, cut wherever it may be, is never taken for a success',
  async ({ what, of, step, send, stored }) => {
    signedInAs('megan')
    request = of
    cutAt = Infinity
    expect(await send()).toMatchObject({ status: 'done' })
    const all = length
    let cuts = 0
    for (let at = 0; at < all; at += step) {
      cutAt = at
      wasCut = false
      const before = stored()
      const state = await send()
      // A picture is not always as long: this answer was shorter than where it was to be cut.
      if (!wasCut && at > all / 2) continue
      expect(state, `cut after ${at} of ${all} bytes`).toMatchObject({ status: 'unknown' })
      expect(stored(), 'it was made all the same').not.toBe(before)
      expect(JSON.stringify(state)).not.toContain(stored())
      cuts += 1
    }
    process.stdout.write(`    ${what}: an answer of ${all} bytes, cut at ${cuts} places: 0 false successes\n`)
  },
  4 * 3600_000,
)
