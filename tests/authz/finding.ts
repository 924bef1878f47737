import { Readable } from 'node:stream'
import { getExport } from '@/app/activity/queries'
import { authorizeOwn } from '@/lib/graph/authorize'
import { listPeople } from '@/lib/graph/people'
import { searchPeople } from '@/lib/graph/search'
import { AppError } from '@/lib/errors'
import { record } from '@/lib/store/audit'
import { tenantId } from '../simulator/tenant'
import { pretendTenant } from '../tenant'
import type { Cell } from './world'

/** Whether the app shows a person where it shows several: on a list, among what a search finds, in a file of activity. */

const reader = { compare: new Intl.Collator('en').compare, region: 'US' }

export async function isOnList({ listed, targetId }: Cell): Promise<boolean> {
  const page = await orNull(async () =>
    listPeople(await authorizeOwn(), listed, { attention: false, page: null }),
  )
  return page?.people.some(({ id }) => id === targetId) ?? false
}

/** By the one word that nobody else has: the sign-in name. */
export async function isFound({ targetId, signInName }: Cell): Promise<boolean> {
  const found = await orNull(async () => searchPeople(await authorizeOwn(), signInName, reader))
  return found?.people.some(({ id }) => id === targetId) ?? false
}

/** What somebody else did to the person; nothing that was done here. */
export async function isInExport({ targetId }: Cell): Promise<boolean> {
  const exported = await orNull(() => getExport({ person: targetId }))
  if (!exported) return false
  const entries = (await Readable.from(exported.pages).toArray()).flat()
  return entries.some(({ actor }) => actor?.oid === colleague.id)
}

/** Only our own refusals are a no. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  return work().catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
}

const colleague = { id: '8d2c1f7a-0000-4000-8000-00000000c011', name: 'A colleague', signInName: 'colleague' }

/** Something that a colleague did to each of these people once, wherever they were at that time. */
export async function recordForEach(targetIds: string[], units: string[]): Promise<void> {
  for (const id of targetIds) {
    const user = pretendTenant().tenant.people.get(id)?.user
    await record({
      phase: 'outcome',
      action: 'reset-password',
      result: 'ok',
      actor: { tenant: tenantId, ...colleague, session: null, authenticatedAt: null, roles: [] },
      target: {
        id,
        name: user?.displayName ?? '',
        signInName: user?.userPrincipalName ?? '',
        unit: null,
        units,
      },
    })
  }
}
