import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'
import { Note } from '@/components/note'
import { setupPermissions } from '@/lib/auth/scopes'

/** What Setup asks for on top of what every manager has, before Microsoft asks. */
export async function SetupConsent({ signInHref }: { signInHref: string | null }) {
  const t = await getTranslations('setup')
  return (
    <Empty
      title={t('consent.title')}
      action={
        <>
          <ButtonLink href={signInHref ?? '/setup'} variant="primary" hard>
            {t('consent.go')}
          </ButtonLink>
          <ButtonLink href="/" variant="quiet" hard>
            {t('consent.back')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('consent.lead')}</p>
      <section className="surface p-4 text-sm">
        <h2 className="mb-3 font-semibold">{t('consent.list')}</h2>
        <dl className="grid gap-3">
          {setupPermissions.map((permission) => (
            <div key={permission}>
              <dt dir="ltr" className="font-mono text-xs font-strong">
                {permission}
              </dt>
              <dd className="text-muted">{t(`permissions.${keyOf(permission)}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Note>{t('consent.alone')}</Note>
      <Note>{t('consent.approval')}</Note>
    </Empty>
  )
}

type KeyOf<Name extends string> = Name extends `${infer First}.${infer Rest}`
  ? `${First}-${KeyOf<Rest>}`
  : Name

/** A dot in a key of messages would lead a level down. */
function keyOf<Name extends string>(permission: Name): KeyOf<Name> {
  // What the type spells out, for a name with any number of dots.
  return permission.replaceAll('.', '-') as KeyOf<Name>
}
