import { randomUUID } from 'node:crypto'
import { getFormatter, getTranslations } from 'next-intl/server'
import { phoneOf, phoneTypes } from '@/lib/graph/phone-types'
import { attempt } from '@/lib/problem'
import { Explained } from '../explained'
import { NumberDialog } from '../number-dialog'
import { getAddPhone } from '../queries'
import { Refused } from '../refused'
import { getWords } from '../words'

type Props = { params: Promise<{ staffId: string }> }

export default async function AddPhone({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getAddPhone(staffId))
  if (problem) return <Refused staffId={staffId} problem={problem} />
  const { phones, person, ...rest } = value
  const [t, format, words] = await Promise.all([getTranslations('phone'), getFormatter(), getWords(person)])
  const taken = phoneTypes.filter((type) => phoneOf(phones, type))
  if (taken.length === phoneTypes.length) {
    const ways = taken.map((type) => ({
      href: `${type}/change`,
      label: `${words.titles.change}: ${words.types[type]}`,
    }))
    return (
      <Explained
        title={words.titles.add}
        person={person}
        sentence={words.form.allTaken}
        ways={ways}
        words={words}
      />
    )
  }
  const needsMobile = phones !== null && !phoneOf(phones, 'mobile')
  const types = phoneTypes.filter(
    (type) => !taken.includes(type) && !(needsMobile && type === 'alternateMobile'),
  )
  const note = needsMobile
    ? words.form.mobileFirst
    : taken.length > 0
      ? t('typesTaken', { types: format.list(taken.map((type) => words.types[type])) })
      : undefined
  return (
    <NumberDialog
      {...rest}
      person={person}
      phone={null}
      types={types}
      typesNote={note}
      operation={randomUUID()}
      words={words}
    />
  )
}
