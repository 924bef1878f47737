import { randomUUID } from 'node:crypto'
import type { Intent } from '@/lib/store/operations'

type Of = {
  id?: string
  manager?: string
  person?: string
  action?: string
  session?: string
  noted?: string
}

/** What somebody is about to do for somebody. */
export function anIntent(of: Of = {}): Intent {
  const {
    id = randomUUID(),
    manager = 'm',
    person = randomUUID(),
    action = 'reset-password',
    session = 's',
  } = of
  return {
    id,
    action,
    noted: of.noted ?? null,
    actor: {
      tenant: 'tenant',
      id: manager,
      name: 'Megan',
      signInName: 'megan@contoso.example',
      session,
      authenticatedAt: null,
      roles: [],
    },
    target: { id: person, name: 'Amara', signInName: 'amara@contoso.example', unit: null },
  }
}
