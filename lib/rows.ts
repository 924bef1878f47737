import 'server-only'
import { getTranslations } from 'next-intl/server'
import { alikeAmong } from './alike'
import type { Manager } from './auth/session'
import type { OwnGrant } from './graph/grant'
import { photoProof } from './graph/photo'
import type { StaffMember } from './graph/staff'
import { initialsOf } from './initials'

/** A person as a row of a list shows them, in the reader's words. */
export type Row = {
  id: string
  name: string
  initials: string
  signInName: string
  detail: string
  marks: { tone: 'danger' | 'plain'; text: string }[]
  /** Address of the picture. */
  photo: string
}

/** Where the picture of a person is to be had, for this manager. */
export function photoHref(manager: Manager, id: string): string {
  return `/staff/${id}/photo?of=${photoProof(manager, id)}`
}

/** People as the rows of a list show them, in the reader's words. */
export async function rowsOf(
  { manager }: OwnGrant,
  people: (StaffMember & { locations?: string[] })[],
): Promise<Row[]> {
  const t = await getTranslations('people')
  return people.map(({ id, name, signInName, jobTitle, blocked, guest, locations = [] }) => ({
    id,
    name,
    initials: initialsOf(name),
    signInName,
    detail: [jobTitle, ...locations].filter(Boolean).join(', '),
    marks: [
      ...(blocked ? [{ tone: 'danger' as const, text: t('blocked') }] : []),
      ...(guest ? [{ tone: 'plain' as const, text: t('guest') }] : []),
    ],
    photo: photoHref(manager, id),
  }))
}

/** A sentence for people who could be taken for each other, naming the first of them; null when there are none. */
export async function alikeIn(people: Pick<StaffMember, 'name'>[]): Promise<string | null> {
  const alike = alikeAmong(people)
  if (!alike) return null
  const t = await getTranslations('people')
  return t('alike', alike)
}
