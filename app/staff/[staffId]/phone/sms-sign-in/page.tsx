import { randomUUID } from 'node:crypto'
import { attempt } from '@/lib/problem'
import { Explained } from '../explained'
import { getSmsSignIn } from '../queries'
import { Refused } from '../refused'
import { SmsDialog } from '../sms-dialog'
import { getWords } from '../words'

type Props = { params: Promise<{ staffId: string }> }

export default async function SmsSignIn({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getSmsSignIn(staffId))
  if (problem) return <Refused staffId={staffId} problem={problem} />
  const { person, phone, evidence } = value
  const words = await getWords(person)
  const explained = { title: words.sms.turnOn, person, words }
  if (!phone)
    return (
      <Explained
        {...explained}
        sentence={words.sms.noMobile}
        ways={[{ href: 'add', label: words.titles.add }]}
      />
    )
  if (phone.sms === 'notAllowedByPolicy' || phone.sms === 'notSupported')
    return <Explained {...explained} sentence={words.sms.notByPolicy} />
  return (
    <SmsDialog person={person} phone={phone} evidence={evidence} operation={randomUUID()} words={words} />
  )
}
