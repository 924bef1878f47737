import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../errors'
import { noteChange, recentChanges } from '../store/recent-changes'
import type { Grant } from './grant'
import { readSince } from './method-lists'
import { phoneIds, phoneOf, phoneTypes, smsStates, type Phone, type PhoneType } from './phone-types'
import { answered, isRefused } from './standing'

const list = z.object({
  value: z.array(
    z.object({
      phoneNumber: z.string().nullish(),
      phoneType: z.string().nullish(),
      smsSignInState: z.string().nullish(),
      createdDateTime: z.string().nullish(),
    }),
  ),
})

/** What an action did to one number, and how it shows that Graph tells it too. */
export const changeSchema = z.discriminatedUnion('done', [
  z.object({ done: z.literal('saved'), type: z.enum(phoneTypes), number: z.string() }),
  z.object({ done: z.literal('removed'), type: z.enum(phoneTypes) }),
  z.object({ done: z.literal('sms'), type: z.literal('mobile'), on: z.boolean() }),
])
export type Change = z.infer<typeof changeSchema>

/** The numbers in a fixed order; a type that Graph may add one day is left out. Throws the AppError of the reading. */
export function phonesFrom(raw: unknown): Phone[] {
  const read = answered(list, raw).value
  return phoneTypes.flatMap((type): Phone[] => {
    const one = read.find(({ phoneType }) => phoneType === type)
    if (!one) return []
    const number = one.phoneNumber ?? ''
    const sms = smsStates.find((state) => state === one.smsSignInState) ?? 'untold'
    const mark = createHash('sha256')
      .update(`${number} ${one.createdDateTime ?? ''}`)
      .digest('base64url')
    return [{ type, number, sms, mark: mark.slice(0, 22), applying: null }]
  })
}

type Reading = Pick<Grant<'view'>, 'person' | 'methods'>

/** The numbers of a person, with what was changed a moment ago; null when this manager may not see them. */
export async function readPhones({ person, methods }: Reading): Promise<Phone[] | null> {
  const since = await readSince(person.id)
  const raw = since.phones ?? methods?.phones
  if (raw === undefined || isRefused(raw)) return null
  return withNotes(person.id, phonesFrom(raw))
}

/** The numbers as Graph tells them, and over them what was noted within the last minutes. */
export async function withNotes(person: string, phones: Phone[]): Promise<Phone[]> {
  return withChanges(phones, await changesOf(person))
}

/** The numbers as they were when this request came in: the dialog that tells what its form did is drawn from them. */
export function phonesBefore({ methods }: Pick<Reading, 'methods'>): Phone[] | null {
  return methods && !isRefused(methods.phones) ? phonesFrom(methods.phones) : null
}

const methodList = z.object({ value: z.array(z.object({ '@odata.type': z.string(), id: z.string() })) })

/** What confirms no sign-in by itself, or only for a while. */
const noSecondStep = /\.(password|email|temporaryAccessPass|qrCodePin)AuthenticationMethod$/

/** Without these numbers the person has no second step left, as far as Graph tells. */
export function isLastSecondStep({ methods }: Pick<Grant<'view'>, 'methods'>, types: PhoneType[]): boolean {
  const read = methodList.safeParse(methods?.all)
  if (!read.success) return false
  const going = types.map((type): string => phoneIds[type])
  const left = read.data.value.filter(
    (one) => !noSecondStep.test(one['@odata.type']) && !going.includes(one.id),
  )
  return left.length === 0
}

async function changesOf(person: string): Promise<Change[]> {
  const texts = await recentChanges(person).catch((error: unknown) => {
    // Where the store does not answer, what Graph says has to do.
    if (error instanceof AppError) return []
    throw error
  })
  return texts.flatMap((text) => changeSchema.safeParse(JSON.parse(text)).data ?? [])
}

/** Keeps in mind what Graph has taken and does not tell yet. Not to be able to is no failure of the change. */
export async function keepInMind(person: string, change: Change): Promise<void> {
  await noteChange(person, `phone ${change.type}`, JSON.stringify(change)).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

/** Graph tells this change. */
export function isTold(phones: Phone[], change: Change): boolean {
  const phone = phoneOf(phones, change.type)
  if (change.done === 'removed') return phone === undefined
  if (phone === undefined) return false
  return change.done === 'saved' ? agrees(phone.number, change.number) : (phone.sms === 'ready') === change.on
}

/** The numbers as Graph tells them, and over them what it has taken but does not tell yet. */
export function withChanges(phones: Phone[], changes: Change[]): Phone[] {
  const untold = changes.filter((change) => !isTold(phones, change))
  return phoneTypes.flatMap((type): Phone[] => {
    const phone = phoneOf(phones, type)
    const change = untold.find((one) => one.type === type)
    if (change?.done === 'saved')
      return [{ type, number: masked(change.number), sms: 'untold', mark: '', applying: 'saved' }]
    if (!phone) return []
    return [change ? { ...phone, mark: '', applying: change.done } : phone]
  })
}

/**
 * Whether what Graph shows can be this number. What a mask looks like is documented nowhere: what counts are the
 * digits at its end.
 */
export function agrees(shown: string, number: string): boolean {
  if (/^\+\d+ ?\d+(x\d+)?$/.test(shown)) return shown.replace(' ', '') === number.replace(' ', '')
  const tail = /\d+(?=\D*$)/.exec(shown)?.[0] ?? ''
  return number.endsWith(tail) || number.replace(/x.*$/, '').endsWith(tail)
}

function masked(number: string): string {
  const [code = '', rest = ''] = number.replace(/x.*$/, '').split(' ')
  return `${code} ${'•'.repeat(Math.max(0, rest.length - 2))}${rest.slice(-2)}`
}

/** The number that a form was about, if it is still the one that was shown. */
export function sameAsShown(phones: Phone[] | null, type: PhoneType, mark: string): Phone {
  const phone = phoneOf(phones, type)
  if (phone?.applying) throw new AppError('being-changed')
  if (phone?.mark !== mark) throw new AppError('changed-meanwhile')
  return phone
}
