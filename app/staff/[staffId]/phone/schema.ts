import { z } from 'zod'
import { phoneTypes } from '@/lib/graph/phone-types'
import { readPhoneNumber } from '@/lib/phone-number'

/** Messages are keys of `phone.invalid`. */
const type = z.enum(phoneTypes, 'type')
/** What was shown when the form was drawn. */
const mark = z.string('type').max(100)

const typed = z.object({
  phoneType: type,
  country: z
    .string()
    .max(100)
    .catch('')
    .transform((text) => text.trim().toUpperCase()),
  phoneNumber: z.string('needed').max(200, 'too-long'),
})

function read(sent: z.infer<typeof typed>, context: z.RefinementCtx) {
  const found = readPhoneNumber(sent.phoneNumber, sent.country, sent.phoneType)
  if ('number' in found) return { type: sent.phoneType, number: found.number }
  const path = [found.fault === 'country' ? 'country' : 'phoneNumber']
  context.addIssue({ code: 'custom', path, message: found.fault })
  return z.NEVER
}

export const addSchema = typed.transform(read)

export const changeSchema = typed.extend({ mark }).transform((sent, context) => {
  const found = read(sent, context)
  return { ...found, mark: sent.mark }
})

export const removeSchema = z.object({ phoneType: type, mark })

export const smsSchema = z.object({ turn: z.enum(['on', 'off'], 'turn'), mark })

/** Kept in the fields, whatever becomes of the form. */
export type Typed = { phoneType: string; country: string; phoneNumber: string }

export function typedIn(form: FormData): Typed {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 200)
  return { phoneType: text('phoneType'), country: text('country'), phoneNumber: text('phoneNumber') }
}
