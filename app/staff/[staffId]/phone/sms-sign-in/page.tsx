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
  const why = {
    notAllowedByPolicy: words.sms.notByPolicy,
    notSupported: words.sms.notSupported,
    phoneNumberNotUnique: words.sms.taken,
  }[phone.sms as string]
  if (why) return <Explained {...explained} sentence={why} />
  return (
    <SmsDialog person={person} phone={phone} evidence={evidence} operation={randomUUID()} words={words} />
  )
}
