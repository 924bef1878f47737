import 'server-only'
import type { Person } from '@/lib/graph/staff'
import { initialsOf } from '@/lib/initials'

/** What a dialog tells of the person it is about: the browser gets no more. */
export type PersonShown = Pick<Person, 'id' | 'name' | 'signInName' | 'givenName'> & { initials: string }

export function shown({ id, name, signInName, givenName }: Person): PersonShown {
  return { id, name, signInName, givenName, initials: initialsOf(name) }
}
