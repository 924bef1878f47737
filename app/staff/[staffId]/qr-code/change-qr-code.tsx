import { AppError } from '@/lib/errors'
import { attempt } from '@/lib/problem'
import { Refused } from '../refused'
import { fits, NoQrCode, NothingThere, QrDeed } from './opened'
import { getQrCode } from './queries'
import { isVerb } from './verbs'

type Props = { params: Promise<{ staffId: string; verb: string }> }

export async function ChangeQrCode({ params }: Props) {
  const { staffId, verb } = await params
  const reading = isVerb(verb) ? getQrCode(staffId) : Promise.reject(new AppError('not-found'))
  const { value: opened, problem } = await attempt(reading)
  if (problem || !isVerb(verb))
    return problem && <Refused staffId={staffId} capability="qr-code" problem={problem} />
  const { method, isSent } = opened
  if (opened.isNowhere) return <NoQrCode opened={opened} />
  if (!isSent && !fits(verb, method)) return <NothingThere opened={opened} />
  const hasTemporary = method?.temporary && !method.temporary.isOver
  const deed = verb === 'temporary' && hasTemporary ? 'end-temporary' : verb
  return <QrDeed opened={opened} method={method} deed={deed} />
}
