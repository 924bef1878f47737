import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { door, type AnyGrant, type SetupGrant } from './grant'
import { unlessSeen } from './read-back'
import { answered } from './standing'

const policy = z.object({ allowedToUseSSPR: z.boolean() })
const url = '/policies/authorizationPolicy'

/**
 * Whether administrators may reset their own password. Of all that is called SSPR this one setting concerns administrators
 * only. learn.microsoft.com/graph/api/resources/authorizationpolicy
 */
export async function readSelfService({ [door]: graph }: AnyGrant): Promise<boolean> {
  return answered(policy, await graph.read(url)).allowedToUseSSPR
}

/** Turns it on or off. learn.microsoft.com/graph/api/authorizationpolicy-update */
export async function turnSelfService(
  grant: SetupGrant<'setup-self-service'>,
  isOn: boolean,
  reference: string,
): Promise<void> {
  if ((await readSelfService(grant)) === isOn) throw new AppError('changed-meanwhile')
  const change = grant[door].write(url, { allowedToUseSSPR: isOn }, reference, 'PATCH')
  await unlessSeen(change, async () => (await readSelfService(grant)) === isOn)
}
