import { database } from '@/lib/store/database'

/** Everything that was sent was sent so much longer ago. */
export async function letPass(milliseconds: number): Promise<void> {
  const operations = (await database()).updateTable('operations')
  await operations.set(({ eb }) => ({ started_at: eb('started_at', '-', milliseconds) })).execute()
}
