// Who has registered what: somebody for every screen, and for every rule somebody whom it concerns.
import { now } from './clock.ts'
import type { Account, SignInActivity, Tenant } from './directory.ts'
import { isPhone } from './methods.ts'
import type { Method, Preferred } from './methods.ts'
import { dateTime } from './people.ts'
import { photos } from './photos.ts'
import type { Photo } from './photos.ts'
import { registrarFor } from './register.ts'
import type { Registrar } from './register.ts'
import { drawFrom } from './seed.ts'

type Draw = ReturnType<typeof drawFrom>
type Registered = { methods: Method[]; preferred?: Preferred }

const day = 24 * 60 * 60 * 1000

/** By sign-in name. Amara, who has just started, has nothing but her password; nor have Sam and the tablet. */
const named: Record<string, (has: Registrar) => Registered> = {
  'amara.okafor': () => ({ methods: [] }),
  'sam.ortiz': () => ({ methods: [] }),
  'kiosk.tablet': () => ({ methods: [] }),
  // Three numbers and the app: the mobile number cannot go before the alternate one.
  'sofia.hernandez': (has) => ({
    methods: [
      has.phone('mobile', '+1 2065550142'),
      has.phone('alternateMobile', '+1 2065550143'),
      has.phone('office', '+1 2065550100x142'),
      has.authenticator('Sofía’s Pixel'),
    ],
    preferred: 'push',
  }),
  // The same number as the other Sofía: no sign-in name for her.
  'sofia.hernandez2': (has) => ({ methods: [has.phone('mobile', '+1 2065550142')], preferred: 'sms' }),
  'ingrid.sorensen': (has) => ({
    methods: [has.authenticator(), has.passkey(), has.softwareToken(), has.windowsHello()],
    preferred: 'push',
  }),
  // The mobile number is the default, so it is the last to go.
  'piotr.zielinski': (has) => ({
    methods: [has.phone('mobile', '+48 512345678'), has.phone('office', '+48 223456789')],
    preferred: 'voiceMobile',
  }),
  'chloe.dubois': (has) => ({ methods: [has.phone('mobile', '+33 612345678', false)] }),
  'tomas.reyes': (has) => ({ methods: [has.phone('mobile', '+1 2065550144'), has.authenticator()] }),
  'wanda.kowalska': (has) => ({ methods: [has.phone('mobile', '+1 2065550145')] }),
  'lena.fischer': (has) => ({
    methods: [has.phone('mobile', '+49 15112345678'), has.email('lena@home.example')],
  }),
  'dana.novak_partner.example#EXT#': (has) => ({ methods: [has.phone('mobile', '+420 601123456')] }),
  // Passes: good, over, not yet, used.
  'dmytro.shevchenko': (has) => ({ methods: [has.pass(-5, 60)] }),
  'eleni.papadopoulou': (has) => ({ methods: [has.pass(-300, 60), has.phone('mobile', '+30 6912345678')] }),
  'layla.haddad': (has) => ({ methods: [has.pass(16 * 60, 480, 'once')] }),
  'noa.cohen': (has) => ({ methods: [has.pass(-30, 120, 'used')] }),
  // QR codes: good, with a temporary one beside it, soon over, over.
  'ananya.sharma': (has) => ({ methods: [has.qrCode(40, 325)] }),
  'xiuying.wang': (has) => ({ methods: [has.qrCode(100, 265, true)] }),
  'sakura.tanaka': (has) => ({ methods: [has.qrCode(360, 5)] }),
  'minjun.kim': (has) => ({ methods: [has.qrCode(370, -5)] }),
  'somchai.jaidee': (has) => ({ methods: [has.platformCredential(), has.external()] }),
  'nino.beridze': (has) => ({ methods: [has.email('nino.beridze@home.example')] }),
  'aram.petrosyan': (has) => ({ methods: [has.softwareToken(), has.hardwareToken()], preferred: 'oath' }),
  'selam.tesfaye': (has) => ({ methods: [has.phone('office', '+1 2065550100x7')] }),
  'tamil.selvi': (has) => ({ methods: [has.phone('mobile', '+91 9876543210')], preferred: 'sms' }),
  // Administrators: two proofs, one, none.
  root: (has) => ({
    methods: [
      has.phone('mobile', '+1 2065550110'),
      has.email('rosa.delgado@home.example'),
      has.authenticator(),
    ],
    preferred: 'push',
  }),
  petra: (has) => ({ methods: [has.phone('mobile', '+420 601123457')] }),
  rani: (has) => ({ methods: [has.passkey()] }),
  tessa: (has) => ({ methods: [has.authenticator()], preferred: 'push' }),
  greta: () => ({ methods: [] }),
  nora: (has) => ({ methods: [has.phone('mobile', '+1 2065550112')] }),
}

/** Everybody in a fresh tenant. */
export function registerEverybody(tenant: Tenant): void {
  const signInNames = new Set<string>()
  for (const account of tenant.people.values()) {
    const has = registrarFor(tenant, account)
    const draw = drawFrom(tenant.seed, `registered ${account.user.id}`)
    const [name = ''] = account.user.userPrincipalName.split('@')
    const { methods, preferred } = named[name]?.(has) ?? drawn(draw, account, has)
    // The first one to have a number keeps it for signing in.
    const unique = methods.map((method): Method => {
      if (!isPhone(method) || method.smsSignIn !== 'on') return method
      if (signInNames.has(method.phoneNumber)) return { ...method, smsSignIn: 'taken' }
      signInNames.add(method.phoneNumber)
      return method
    })
    account.methods = [...account.methods, ...unique]
    account.preferred = preferred ?? null
    account.user.signInActivity = activityOf(tenant, account, draw)
    account.photo = photoOf(account, draw)
  }
}

/** Most have a number, many the app, few a key, some nothing. */
function drawn(draw: Draw, { user }: Account, has: Registrar): Registered {
  const mobile = has.phone('mobile', `+1 425555${String(draw.number(10_000)).padStart(4, '0')}`)
  const kind = draw.number(100)
  if (kind < 45) return { methods: [mobile], preferred: 'sms' }
  if (kind < 70) return { methods: [mobile, has.authenticator()], preferred: 'push' }
  if (kind < 80) return { methods: [has.authenticator('Galaxy S24')], preferred: 'push' }
  if (kind < 86) return { methods: [has.passkey(), has.authenticator()], preferred: 'push' }
  if (kind < 92) return { methods: [mobile, has.email(`${user.employeeId ?? user.id}@home.example`)] }
  return { methods: [] }
}

/** One in three has had a picture taken; of those with the same name one has and one has not. */
function photoOf({ user }: Account, draw: Draw): Photo | null {
  const [name] = user.userPrincipalName.split('@')
  if (name === 'sofia.hernandez' || name === 'megan') return photos[0] ?? null
  return draw.number(3) || name === 'sofia.hernandez2' || name === 'amara.okafor' ? null : draw.pick(photos)
}

/** Within the last thirty days; one in twenty never came, and who is blocked has not come for long. */
function activityOf(tenant: Tenant, { user }: Account, draw: Draw): SignInActivity | null {
  if (!draw.number(20)) return null
  const ago = draw.number(30 * 24) * (day / 24) + (user.accountEnabled ? 0 : 200 * day)
  const last = dateTime(now(tenant) - ago)
  // Shaped like one, and always the same.
  const request = user.id.replace(/^.{8}/, '00517e57')
  return {
    lastSignInDateTime: last,
    lastSignInRequestId: request,
    lastNonInteractiveSignInDateTime: last,
    lastNonInteractiveSignInRequestId: request,
    lastSuccessfulSignInDateTime: last,
    lastSuccessfulSignInRequestId: request,
  }
}
