import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { givable, type Place } from '@/lib/graph/delegation'
import type { DelegationSearch } from './schema'

/** Asks what would happen; a GET, so that it can be linked to, and changes nothing. */
export async function Give({ search, places }: { search: DelegationSearch; places: Place[] }) {
  const t = await getTranslations('setup.delegation')
  return (
    <Card title={t('give')}>
      <form
        action="/setup/delegation#change"
        className="grid items-end gap-4 wide:grid-cols-[1fr_1fr_1fr_auto]"
      >
        <Field
          id="who"
          name="who"
          label={t('who')}
          defaultValue={search.who}
          required
          maxLength={256}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="grid gap-2">
          <label htmlFor="location" className="text-sm font-semibold">
            {t('location')}
          </label>
          <select id="location" name="location" className="field" defaultValue={search.location} required>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="grid gap-2">
          <label htmlFor="role" className="text-sm font-semibold">
            {t('role')}
          </label>
          <select id="role" name="role" className="field" defaultValue={search.role} required>
            {givable.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" variant="primary">
          {t('preview')}
        </Button>
      </form>
    </Card>
  )
}
