import 'server-only'
import { recordView } from '@/lib/auth/recorded'
import { recordingDenials } from '@/lib/denials'
import { getEarlier, type Earlier } from '@/lib/earlier'
import { AppError } from '@/lib/errors'
import { authorizeView, type View } from '@/lib/graph/authorize'
import type { Grant } from '@/lib/graph/grant'
import type { Method } from '@/lib/graph/method-types'
import { readAllMethods } from '@/lib/graph/methods-reading'
import { readPass } from '@/lib/graph/pass-reading'
import type { Pass } from '@/lib/graph/pass-types'
import { readPhones } from '@/lib/graph/phone-notes'
import type { Phone } from '@/lib/graph/phone-types'
import type { Person } from '@/lib/graph/staff'
import { readListedQr } from '@/lib/graph/qr-reading'
import type { QrMethod } from '@/lib/graph/qr-types'
import { targetOf } from '@/lib/intent'
import { getOwnChange } from '@/lib/own-change'
import { oncePerRequest } from '@/lib/request'
import { photoHref } from '@/lib/rows'

export type Overview = {
  person: Person
  photo: string
  decisions: View['decisions']
  locations: View['locations']
  earlier: Earlier[]
  /** Null when they are not this manager's to see; `unread` when Graph did not tell them. */
  phones: Phone[] | null | 'unread'
  pass: Pass | null | 'hidden' | 'unread'
  qr: QrMethod | null | 'hidden' | 'unread'
  /** Null when they are not this manager's to see. */
  methods: Method[] | null | 'unread'
  /** When the password was changed after it was reset here, most likely by the person, in milliseconds since 1970. */
  ownChange: number | null
}

/** A card without its state is better than no page. */
function unreadIfItFails(error: unknown): 'unread' {
  if (error instanceof AppError) return 'unread'
  throw error
}

/** The page and its dialog ask both: a refusal leaves one record. */
const seePerson = oncePerRequest((staffId: string) =>
  recordingDenials('view', { staffId }, () => authorizeView(staffId)),
)

/** One reading, of whom both are told. */
const recorded = new WeakSet<Person>()

/** That somebody's methods were looked at is written down; where it cannot be, the page is there all the same. */
async function recordMethodsSeen(grant: Grant<'view'>): Promise<void> {
  if (recorded.has(grant.person)) return
  recorded.add(grant.person)
  await recordView(grant.manager, 'read-methods', targetOf(grant))
}

/** Looked for once, and so written down once, however many parts of a page ask for the person. */
const lookedFor = oncePerRequest<{ ownChange?: Promise<number | null> }>(() => Promise.resolve({}))

/** A person of the manager's, what the manager may do for them, and what became of what was sent before. */
export async function getPerson(staffId: string): Promise<Overview> {
  const { grant, decisions, locations } = await seePerson(staffId)
  const [phones, pass, qr, methods] = await Promise.all([
    readPhones(grant).catch(unreadIfItFails),
    readPass(grant).catch(unreadIfItFails),
    readListedQr(grant).catch(unreadIfItFails),
    readAllMethods(grant).catch(unreadIfItFails),
  ])
  const { manager, person } = grant
  const isSeen = Array.isArray(phones) || Array.isArray(methods)
  const looked = await lookedFor(staffId)
  const [earlier, ownChange] = await Promise.all([
    getEarlier(grant),
    (looked.ownChange ??= getOwnChange(grant)),
    isSeen && recordMethodsSeen(grant),
  ])
  return {
    person,
    photo: photoHref(manager, person.id),
    decisions,
    locations,
    phones,
    pass,
    qr,
    methods,
    earlier,
    ownChange,
  }
}
