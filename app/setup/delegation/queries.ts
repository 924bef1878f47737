import 'server-only'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { AppError } from '@/lib/errors'
import { authorizeSetup, maySetUp } from '@/lib/graph/authorize-setup'
import { holdersOf, isInVain, type Holder } from '@/lib/graph/candidates'
import { abilities, givable, listHeld, listPlaces, roleIdOf } from '@/lib/graph/delegation'
import type { Givable, Place } from '@/lib/graph/delegation'
import type { Action } from '@/lib/graph/role-tables'
import { isCapable } from '@/lib/graph/rules'
import type { HeldRole } from '@/lib/graph/tenant-parts'

export type Row = {
  key: string
  name: string
  signInName: string | null
  role: string
  /** What the role lets them do here; empty for one that does nothing. */
  can: string
  cannot: string | null
  until: string
  marks: string[]
  /** Where taking it away is asked; null for a role of a group. */
  takeHref: string | null
}

/** What is known of all locations, read once for the table and the dry run. */
export type Delegation = {
  places: Place[]
  held: HeldRole[]
  people: Map<string, Holder>
  mayGive: boolean
  /** Who may activate a role, and when one ends, could not be read. */
  isPimUnread: boolean
}

export async function readDelegation(): Promise<Delegation> {
  const grant = await authorizeSetup('setup')
  const [places, { roles: held, isPimThere }] = await Promise.all([listPlaces(grant), listHeld(grant)])
  const ofPlaces = held.filter(({ unit }) => unit !== null)
  const people = await holdersOf(grant, [...new Set(ofPlaces.map(({ holder }) => holder))])
  return {
    places,
    held,
    people,
    mayGive: maySetUp('setup-delegation', grant.roles),
    isPimUnread: isPimThere instanceof AppError,
  }
}

function givableOf({ roleId }: HeldRole): Givable | undefined {
  return givable.find((role) => roleIdOf(role) === roleId)
}

/** A location, and who looks after it. */
export async function tellDelegation({ places, held, people, isPimUnread }: Delegation) {
  const [t, format, locale] = await Promise.all([
    getTranslations('setup.delegation'),
    getFormatter(),
    getLocale(),
  ])

  function rowOf(one: HeldRole): Row {
    const role = givableOf(one)
    const holder = people.get(one.holder) ?? 'unread'
    const person = typeof holder === 'string' ? null : holder
    // A custom role is judged by what it allows.
    const able =
      person && (person.isBlocked || isInVain(person, held))
        ? []
        : abilities.filter((action) => isCapable(action, one))
    const say = (actions: readonly Action[]) =>
      format.list(actions.map((action) => t(`abilities.${action as 'block'}`)))
    const unable = abilities.filter((action) => !able.includes(action))
    return {
      key: `${one.id} ${one.holder}`,
      name: person?.name ?? t(holder === 'app' ? 'someone' : 'unread'),
      signInName: person?.signInName ?? null,
      role: role ? t(`roles.${role}`) : one.roleName,
      can: able.length > 0 ? say(able) : t('nothing'),
      cannot: able.length > 0 && unable.length > 0 ? say(unable) : null,
      until:
        one.ends === null
          ? isPimUnread
            ? '–'
            : t('noEnd')
          : format.dateTime(new Date(one.ends), { dateStyle: 'medium', timeStyle: 'short' }),
      marks: [one.group !== null && t('group'), one.isEligible && t('eligible')].filter(
        (mark) => mark !== false,
      ),
      takeHref:
        one.group === null && !one.isEligible && person
          ? `/setup/delegation?take=${encodeURIComponent(one.id)}&of=${one.holder}#change`
          : null,
    }
  }

  const sorted = [...places].sort((a, b) => a.name.localeCompare(b.name, locale))
  return sorted.map(({ id, name }) => ({
    id,
    name,
    rows: held.filter(({ unit }) => unit === id).map(rowOf),
  }))
}
