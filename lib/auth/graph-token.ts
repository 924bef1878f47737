import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors'
import { endRenewal, readPartition, startRenewal, type Lease, type Partition } from '../store/tokens'
import { heldPermissions, heldToken, renewToken, type Acquired, type Asked } from './entra'

/** A token that Graph did not take, and what it wants of the next one (`claims` of its challenge). */
export type Refused = { token: string; claims: string | null }

const underway = new Map<string, Promise<string>>()

/**
 * An access token for Microsoft Graph in the name of a session's person, never one that was `refused`. What is
 * asked for at the same time is done once: in this process by sharing the promise, among nodes by a lease.
 * Throws what `renewToken` throws.
 */
export function graphToken(session: Asked, refused: Refused | null = null): Promise<string> {
  const key = [session.id_hash, refused?.token, refused?.claims].join(' ')
  const shared = underway.get(key) ?? currentToken(session, refused).finally(() => underway.delete(key))
  underway.set(key, shared)
  return shared
}

/** The permissions that the session's token carries now: what was consented to, as far as it was asked for. */
export async function graphPermissions(session: Asked): Promise<string[]> {
  await graphToken(session)
  return heldPermissions(session, await partitionOf(session))
}

async function currentToken(session: Asked, refused: Refused | null): Promise<string> {
  for (;;) {
    const partition = await partitionOf(session)
    const known = await knownToken(session, partition, refused)
    if (known) return known
    const lease = await startRenewal(session.id_hash)
    if (lease) return renew(session, partition, refused, lease)
    await wait(100)
  }
}

/** The token in the partition, if it is still good and not the refused one. */
async function knownToken(
  session: Asked,
  partition: Partition,
  refused: Refused | null,
): Promise<string | null> {
  if (partition.goodUntil <= Date.now()) return null
  const token = await heldToken(session, partition)
  return token === refused?.token ? null : token
}

async function renew(
  session: Asked,
  seen: Partition,
  refused: Refused | null,
  lease: Lease,
): Promise<string> {
  let got: Acquired | null = null
  try {
    const partition = await partitionOf(session)
    // Another node may have done it between our look and our turn.
    const isOther = partition.cache !== seen.cache
    const known = isOther ? await knownToken(session, partition, refused) : null
    if (known) return known
    got = await renewToken(session, partition, refused?.claims ?? null)
    return got.token
  } finally {
    await endRenewal(session.id_hash, lease, got && got.partition)
  }
}

async function partitionOf({ id_hash }: Asked): Promise<Partition> {
  const partition = await readPartition(id_hash)
  if (!partition) throw new AppError('signed-out')
  return partition
}
