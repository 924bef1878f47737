import { z } from 'zod'
import type { Administrator } from '@/lib/graph/administrator'
import { readPhoneNumber } from '@/lib/phone-number'

/** Messages are keys of `setup.recovery.invalid`, or with `phone-` in front of `phone.invalid`. */
export const turnSchema = z.object({ turn: z.enum(['on', 'off'], 'turn') })

const text = (most: number, tooLong: string) => z.string().trim().max(most, tooLong).default('')

const typed = z.object({
  userPrincipalName: text(1000, 'name-unknown').pipe(z.string().min(1, 'name-needed')),
  alternateEmail: text(254, 'mail-long'),
  mobilePhone: text(200, 'phone-too-long'),
})

/** What is to be set, and for whom; what is null stays as it is. */
export type ProofsInput = {
  administrator: Administrator
  alternateEmail: string | null
  mobilePhone: string | null
}

function isOwn(address: string, signInName: string, administrator: Administrator | undefined): boolean {
  return [signInName, ...(administrator?.ownAddresses ?? [])].includes(address.toLowerCase())
}

function digits(number: string | null): string {
  return number?.replaceAll(/\D/g, '') ?? ''
}

/** A number without a country code is one of the country that the administrator works in. */
export function proofsSchema(administrators: Administrator[]): z.ZodType<ProofsInput> {
  return typed.transform((sent, context) => {
    const fault = (field: keyof typeof sent, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const wanted = sent.userPrincipalName.toLowerCase()
    const administrator = administrators.find(({ signInName }) => signInName.toLowerCase() === wanted)
    if (!administrator) fault('userPrincipalName', 'name-unknown')

    const alternateEmail = sent.alternateEmail || null
    if (alternateEmail !== null && !z.email().safeParse(alternateEmail).success)
      fault('alternateEmail', 'mail-invalid')
    else if (alternateEmail !== null && isOwn(alternateEmail, wanted, administrator))
      fault('alternateEmail', 'mail-own')

    const read =
      sent.mobilePhone === ''
        ? null
        : readPhoneNumber(sent.mobilePhone, administrator?.country ?? '', 'mobile')
    if (read && 'fault' in read) fault('mobilePhone', `phone-${read.fault}`)
    const mobilePhone = read && 'number' in read ? read.number : null
    const isOther = digits(mobilePhone) !== digits(administrator?.mobilePhone ?? null)
    if (mobilePhone !== null && administrator?.synchronised && isOther)
      fault('mobilePhone', 'phone-synchronised')

    if (sent.alternateEmail === '' && sent.mobilePhone === '') fault('alternateEmail', 'nothing')
    if (!administrator || context.issues.length > 0) return z.NEVER
    // The form comes filled in: what was left as it was is not sent, and takes nothing else with it.
    const sameMail = alternateEmail?.toLowerCase() === administrator.alternateEmails[0]?.toLowerCase()
    const samePhone = digits(mobilePhone) === digits(administrator.mobilePhone)
    if (sameMail && samePhone) return { administrator, alternateEmail, mobilePhone: null }
    return {
      administrator,
      alternateEmail: sameMail ? null : alternateEmail,
      mobilePhone: samePhone ? null : mobilePhone,
    }
  })
}

/** Kept in the fields, whatever becomes of the form. */
export type Typed = { userPrincipalName: string; alternateEmail: string; mobilePhone: string }

export function typedIn(form: FormData): Typed {
  const given = (name: string) => String(form.get(name) ?? '').slice(0, 1000)
  return {
    userPrincipalName: given('userPrincipalName'),
    alternateEmail: given('alternateEmail'),
    mobilePhone: given('mobilePhone'),
  }
}
