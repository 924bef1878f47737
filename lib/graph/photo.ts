import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { isStamp, stamp } from '../store/stamp'
import { authorizeOwn, authorizeView, capableAssignments } from './authorize'
import type { Manager } from '../auth/session'
import { door } from './grant'

/** The larger one where there is one; a small picture comes in the small size only. */
const sizes = ['96x96', '48x48']
const hour = 3600_000

/** What of a picture goes into its proof: whose it is, who may see it, and for how long. */
function claim(manager: Manager, personId: string, now: number): string {
  return `${manager.session.idHash} ${personId} ${Math.floor(now / hour)}`
}

/**
 * The proof that this person was on a list of this manager's within the hour or the one before: with it, their picture takes no look
 * at everybody's roles. It stays the same within the hour, so that the browser keeps the picture.
 */
export function photoProof(manager: Manager, personId: string): string {
  return stamp('photo', claim(manager, personId, Date.now()))
}

/**
 * The picture of a person as JPEG; null when there is none. Throws `not-found` when the person is not within the manager's reach.
 * learn.microsoft.com/graph/api/profilephoto-get: in a batch it comes as base64.
 */
export async function readPhoto(staffId: string, proof: string): Promise<Buffer | null> {
  if (!z.guid().safeParse(staffId).success) throw new AppError('not-found')
  const grant = await authorizeOwn()
  const now = Date.now()
  const isShown = [now, now - hour].some((time) =>
    isStamp(proof, 'photo', claim(grant.manager, staffId, time)),
  )
  if (!isShown) await authorizeView(staffId)
  // Who looks after nobody any more sees nobody any more.
  else if ((await capableAssignments(grant)).length === 0) throw new AppError('not-found')
  const pictures = await grant[door].readAll(
    sizes.map((size) => ({ url: `/users/${staffId}/photos/${size}/$value` })),
  )
  const picture = pictures.find((one) => typeof one === 'string')
  if (picture !== undefined) return jpeg(picture)
  const failure = pictures.find((one) => one instanceof AppError && one.failure !== 'not-found')
  if (failure) throw failure
  return null
}

/** Whatever else Graph sends under this name is not shown. */
function jpeg(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64')
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? bytes : null
}
