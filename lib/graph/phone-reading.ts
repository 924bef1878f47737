import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Grant } from './grant'
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

/** The numbers as they were when this request came in: the dialog that tells what its form did is drawn from them. */
export function phonesBefore({ methods }: Pick<Grant<'view'>, 'methods'>): Phone[] | null {
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

/** Graph tells this change. `before`: the number that it takes the place of. */
export function isTold(phones: Phone[], change: Change, before?: Phone): boolean {
  const phone = phoneOf(phones, change.type)
  if (change.done === 'removed') return phone === undefined
  if (phone === undefined) return false
  if (change.done === 'sms') return (phone.sms === 'ready') === change.on
  // A mask that fits the number before as well as the one after tells nothing until it is another.
  return agrees(phone.number, change.number) && phone.mark !== before?.mark
}

/** The numbers as Graph tells them, and over them what it has taken but does not tell yet. */
export function withChanges(phones: Phone[], untold: Change[]): Phone[] {
  return phoneTypes.flatMap((type): Phone[] => {
    const phone = phoneOf(phones, type)
    const change = untold.find((one) => one.type === type)
    if (change?.done === 'saved')
      return [{ type, number: masked(change.number), sms: 'untold', mark: '', applying: 'saved' }]
    if (!phone) return []
    return [change ? { ...phone, mark: '', applying: change.done } : phone]
  })
}

/** The digits at the end of what Graph shows, without an extension: a mask may leave none. */
export function tailOf(shown: string): string {
  return /\d*$/.exec(shown.replace(/x\d*$/, '').replaceAll(/[\s()-]/g, ''))?.[0] ?? ''
}

/**
 * Whether what Graph shows can be this number. What a mask looks like is documented nowhere: what counts are the
 * digits at its end, and one without any can be every number.
 */
export function agrees(shown: string, number: string): boolean {
  if (/^\+\d+ ?\d+(x\d+)?$/.test(shown)) return shown.replace(' ', '') === number.replace(' ', '')
  return number.replace(/x.*$/, '').endsWith(tailOf(shown))
}

function masked(number: string): string {
  const [code = '', rest = ''] = number.replace(/x.*$/, '').split(' ')
  return `${code} ${'•'.repeat(Math.max(0, rest.length - 2))}${rest.slice(-2)}`
}

/** The number that a form was about, if it is still the one that was shown. */
export function sameAsShown(phones: Phone[] | null, type: PhoneType, mark: string): Phone {
  const phone = phoneOf(phones, type)
  if (phone?.applying) throw new AppError('being-applied')
  if (phone?.mark !== mark) throw new AppError('changed-meanwhile')
  return phone
}
