import 'server-only'
import type { Person } from '@/lib/graph/staff'
import { initialsOf } from '@/lib/initials'

/** What a browser gets of the person whom a dialog is about. */
export type PersonShown = Pick<Person, 'id' | 'name' | 'signInName' | 'givenName'> & { initials: string }

export function shown({ id, name, signInName, givenName }: Person): PersonShown {
  return { id, name, signInName, givenName, initials: initialsOf(name) }
}
