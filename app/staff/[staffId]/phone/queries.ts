import 'server-only'
import { getLocale } from 'next-intl/server'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { AppError } from '@/lib/errors'
import { authorize, authorizeOwn } from '@/lib/graph/authorize'
import { getOrganisationCountry } from '@/lib/graph/organisation'
import { readPhones } from '@/lib/graph/phone-notes'
import { isLastSecondStep, phonesBefore } from '@/lib/graph/phone-reading'
import { goesWith, isPhoneType, phoneOf, type Phone } from '@/lib/graph/phone-types'
import { callingCodes } from '@/lib/phone-number'
import { isForm } from '@/lib/request'
import { getEvidence } from '../evidence'
import { shown } from '../person-shown'
import { getPerson } from '../queries'

export { getPerson }

async function open(staffId: string) {
  const grant = await authorize('phone', staffId)
  requireRecentSignIn(grant.manager)
  const phones = isForm() ? phonesBefore(grant) : await readPhones(grant)
  const evidence = await getEvidence(grant.person, grant.unit?.name)
  return { grant, person: shown(grant.person), phones, evidence }
}

/** What the dialog for a new number must know: which there are already, and where people here have theirs. */
export async function getAddPhone(staffId: string) {
  const { grant, ...opened } = await open(staffId)
  return { ...opened, ...(await countriesFor(grant.person.country)) }
}

/** One number, for the dialogs about it. Throws where it is gone, or just being changed. */
export async function getPhone(staffId: string, type: string) {
  if (!isPhoneType(type)) throw new AppError('not-found')
  const { grant, phones, ...opened } = await open(staffId)
  // Without seeing it nobody can say which number it is that changes.
  if (!phones) throw new AppError('refused')
  const phone = phoneOf(phones, type)
  if (!phone) throw new AppError('changed-meanwhile')
  if (phone.applying) throw new AppError('being-applied')
  const isLast = isLastSecondStep(grant, goesWith(phones, type))
  return { ...opened, phone, phones, isLast, ...(await countriesFor(grant.person.country)) }
}

/** What SMS sign-in can do for the person now; `phone` null without a mobile number. */
export async function getSmsSignIn(staffId: string) {
  const { person, phones, evidence } = await open(staffId)
  if (!phones) throw new AppError('refused')
  const phone = phoneOf(phones, 'mobile') ?? null
  if (phone?.applying) throw new AppError('being-applied')
  return { person, phone, evidence }
}

/** The numbers as they are now, to tell them beside a problem; null where they cannot be told. */
export async function getPhonesNow(staffId: string): Promise<Phone[] | null> {
  try {
    return await readPhones(await authorize('phone', staffId))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

export type Country = { value: string; label: string; code: string }

/** All countries in the reader's language; first those where the person and the organisation are. */
async function countriesFor(own: string | null): Promise<{ countries: Country[]; suggested: string[] }> {
  const [locale, organisation] = await Promise.all([
    getLocale(),
    getOrganisationCountry(await authorizeOwn()),
  ])
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  const countries = callingCodes()
    .map(({ country, code }) => ({ value: country, label: names.of(country) ?? country, code: `+${code}` }))
    .sort((a, b) => compare(a.label, b.label))
  const suggested = [...new Set([own, organisation])].filter(
    (code) => code !== null && countries.some(({ value }) => value === code),
  )
  return { countries, suggested: suggested.flatMap((code) => code ?? []) }
}
