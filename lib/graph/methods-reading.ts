import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isAmong, removedFrom } from './method-notes'
import { methodsBefore, methodsKnown, readMethods, type RawMethod, type Reading } from './method-reading'
import { kinds, type Kind, type Method } from './method-types'

function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text)
}

const text = z.string().trim().min(1).max(200).nullable().catch(null)

/** What is said of a method of whatever kind; a property that is not there is not said. */
const described = z.object({
  createdDateTime: text,
  // Some samples and older services spell it so.
  creationDateTime: text,
  displayName: text,
  deviceTag: text,
  model: text,
  phoneNumber: text,
  phoneType: text,
  emailAddress: text,
})

export function methodFrom(raw: RawMethod): Method {
  const type =
    /^#microsoft\.graph\.(\w+?)(AuthenticationMethod)?$/.exec(raw['@odata.type'])?.[1] ?? raw['@odata.type']
  const said = described.parse(raw)
  const name = said.phoneNumber ?? said.emailAddress ?? said.displayName ?? said.model ?? said.deviceTag
  const createdAt = said.createdDateTime ?? said.creationDateTime
  const mark = createHash('sha256')
    .update(`${raw.id} ${name ?? ''} ${createdAt ?? ''}`)
    .digest('base64url')
  return {
    id: raw.id,
    kind: isKind(type) ? type : null,
    type: type.slice(0, 60),
    name,
    phoneType: said.phoneType,
    createdAt,
    mark: mark.slice(0, 22),
    isLeaving: false,
  }
}

/** All methods of a person, with what was removed a moment ago; null when they are not this manager's to see. */
export async function readAllMethods(reading: Reading): Promise<Method[] | null> {
  const raw = await readMethods(reading)
  if (raw === null) return null
  const removed = await removedFrom(reading.person.id)
  return raw.map((one) => {
    const method = methodFrom(one)
    return { ...method, isLeaving: isAmong(removed, method.id, method.mark) }
  })
}

/** The methods as they were when this request came in, as far as Graph told them: for the dialog that tells what its form did. */
export function allMethodsBefore(reading: Reading): Method[] {
  return (methodsBefore(reading) ?? []).map(methodFrom)
}

/** The same for what is about to remove some of them. Throws when Graph did not tell them. */
export function allMethodsKnown(reading: Reading): Method[] {
  return methodsKnown(reading).map(methodFrom)
}
