import { MessageSquare, Pencil, Plus, Smartphone, Trash2, TriangleAlert } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionCard } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import { Status, type Tone } from '@/components/status'
import type { Decision } from '@/lib/graph/rules'
import { phoneTypes, type Phone, type SmsState } from '@/lib/graph/phone-types'
import { smsEnd } from '@/lib/sms-end'
import type { Overview } from './queries'

type Props = { person: Overview['person']; phones: Overview['phones']; decision: Decision }

const tones: Record<SmsState, Tone> = {
  ready: 'positive',
  notEnabled: 'plain',
  notConfigured: 'plain',
  notAllowedByPolicy: 'plain',
  phoneNumberNotUnique: 'caution',
  notSupported: 'plain',
  untold: 'plain',
}

/** The person's numbers, what each is good for, and what the manager may do about them. */
export async function PhoneCard({ person, phones, decision }: Props) {
  const [t, format] = await Promise.all([getTranslations('phone'), getFormatter()])
  const end = smsEnd()
  const isSeen = Array.isArray(phones)
  const why = decision.allowed ? undefined : t(`reasons.${decision.reason}`, { name: person.name })
  const hasRoom = !isSeen || phones.length < phoneTypes.length
  return (
    <ActionCard
      icon={<Smartphone aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      unavailable={isSeen ? undefined : why}
      isTall
      state={
        <>
          {why && <p>{why}</p>}
          {isSeen && phones.length > 0 && (
            <ul className="phones grid gap-3 pt-1">
              {phones.map((phone) => (
                <PhoneRow key={phone.type} person={person} phone={phone} mayChange={decision.allowed} />
              ))}
            </ul>
          )}
          {isSeen && phones.length === 0 && <p>{t('none')}</p>}
          {phones === 'unread' && <p>{t('unreadable')}</p>}
          {phones === null && decision.allowed && <p>{t('hidden')}</p>}
          {isSeen && person.mobilePhone && !phones.some(({ type }) => type === 'mobile') && (
            <p>{t('contactOnly')}</p>
          )}
          {isSeen && phones.length > 0 && end && (
            <p className="mt-2 flex gap-2 text-caution">
              <TriangleAlert aria-hidden className="mt-0.5 size-4" />
              <span className="min-w-0">
                {t(end.isOver ? 'ended' : 'ends', {
                  date: format.dateTime(end.on, { dateStyle: 'long', timeZone: 'UTC' }),
                })}
              </span>
            </p>
          )}
        </>
      }
    >
      {decision.allowed && phones !== 'unread' && hasRoom && (
        <ButtonLink
          href={`/staff/${person.id}/phone/add`}
          variant="quiet"
          icon={<Plus aria-hidden size={16} />}
        >
          {t('add')}
        </ButtonLink>
      )}
    </ActionCard>
  )
}

type RowProps = { person: Overview['person']; phone: Phone; mayChange: boolean }

async function PhoneRow({ person, phone, mayChange }: RowProps) {
  const t = await getTranslations('phone')
  const { type, number, sms, applying } = phone
  const here = `/staff/${person.id}/phone`
  const turn = { ready: 'turnOff', notEnabled: 'turnOn', notConfigured: 'turnOn' } as const
  const turns = sms in turn ? turn[sms as keyof typeof turn] : null
  return (
    <li aria-label={t(`types.${type}`)}>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span>{t(`types.${type}`)}</span>
          <bdi dir="ltr" className="text-base font-medium text-ink tabular-nums">
            {number}
          </bdi>
        </p>
        {applying ? (
          <Status tone="caution">{t(`states.${applying}`)}</Status>
        ) : (
          type === 'mobile' && <Status tone={tones[sms]}>{t(`states.${sms}`)}</Status>
        )}
        <p>{t(`good.${type}`)}</p>
      </div>
      {mayChange && !applying && (
        <div className="-mx-2 flex flex-wrap items-start gap-x-3">
          <ButtonLink
            href={`${here}/${type}/change`}
            variant="quiet"
            icon={<Pencil aria-hidden size={16} />}
            aria-label={t('change')}
          >
            {t('changeShort')}
          </ButtonLink>
          <ButtonLink
            href={`${here}/${type}/remove`}
            variant="quiet"
            icon={<Trash2 aria-hidden size={16} />}
            aria-label={t('remove')}
          >
            {t('removeShort')}
          </ButtonLink>
        </div>
      )}
      {mayChange && !applying && turns && type === 'mobile' && (
        <div className="col-span-full -mx-2 max-wide:-mt-2">
          <ButtonLink
            href={`${here}/sms-sign-in`}
            variant="quiet"
            icon={<MessageSquare aria-hidden size={16} />}
          >
            {t(`sms.${turns}`)}
          </ButtonLink>
        </div>
      )}
    </li>
  )
}
