import 'server-only'
import { recordView } from '@/lib/auth/recorded'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { AppError } from '@/lib/errors'
import { isOn } from '@/lib/features'
import { authorize, authorizeView } from '@/lib/graph/authorize'
import type { Reading } from '@/lib/graph/method-reading'
import { inOrder, leavesNone, type Method } from '@/lib/graph/method-types'
import { allMethodsBefore, readAllMethods } from '@/lib/graph/methods-reading'
import { targetOf } from '@/lib/intent'
import { isForm } from '@/lib/request'
import { tellEarlier } from '../earlier'
import { getEvidence } from '../evidence'
import { methodRow, type MethodRow } from '../method-words'
import { shown } from '../person-shown'
import { getPerson } from '../queries'

async function seen(grant: Reading): Promise<Method[]> {
  const methods = await readAllMethods(grant)
  if (methods === null) throw new AppError('refused')
  return methods
}

async function read(staffId: string) {
  const { grant, decisions } = await authorizeView(staffId)
  if (!isOn('methods')) throw new AppError('switched-off')
  const decision = decisions['read-methods']
  if (!decision.allowed) throw new AppError('not-allowed', { reason: decision.reason })
  const methods = await seen(grant)
  return { grant, methods, mayChange: decisions['change-methods'].allowed }
}

/** All methods of a person. That they were looked at is written down. */
export async function getMethods(staffId: string) {
  const { grant, methods, mayChange } = await read(staffId)
  await recordView(grant.manager, 'read-methods', targetOf(grant))
  const { earlier } = await getPerson(staffId)
  const unsettled = earlier.find(({ capability }) => capability === 'methods')
  return {
    person: shown(grant.person),
    rows: await Promise.all(methods.map(methodRow)),
    mayChange,
    mayStartOver: mayChange && inOrder(methods).length > 1,
    earlier: unsettled ? await tellEarlier(unsettled) : null,
  }
}

/** The same again, for a dialog that is open while the person registers something or something is removed. */
export async function getMethodRows(staffId: string): Promise<MethodRow[]> {
  const { methods } = await read(staffId)
  return Promise.all(methods.map(methodRow))
}

async function openToChange(staffId: string) {
  const grant = await authorize('methods', staffId)
  requireRecentSignIn(grant.manager)
  const { locations } = await getPerson(staffId)
  return {
    person: shown(grant.person),
    methods: isForm() ? allMethodsBefore(grant) : await seen(grant),
    evidence: await getEvidence(grant.person, locations[0]?.name),
    isSent: isForm(),
  }
}

/** One of them, about to be removed; null where it is not there any more. */
export async function getMethod(staffId: string, methodId: string) {
  const { methods, ...opened } = await openToChange(staffId)
  const method = methods.find(({ id }) => id === methodId) ?? null
  return { ...opened, method, isLast: method !== null && leavesNone(methods, [method]) }
}

/** Those that go when the person starts over, in their order. */
export async function getStartOver(staffId: string) {
  const { methods, ...opened } = await openToChange(staffId)
  const going: Method[] = inOrder(methods)
  return { ...opened, going, isLast: leavesNone(methods, going) }
}
