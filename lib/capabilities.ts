import type { Action } from './graph/role-tables'

/** What a manager may do for a person. Menus loop over it; each has a room `app/staff/[staffId]/<name>`. */
export const capabilities = [
  'reset-password',
  'phone',
  'temporary-access-pass',
  'qr-code',
  'methods',
  'sign-out',
  'block',
  'unblock',
] as const

export type Capability = (typeof capabilities)[number]

/** What a tenant administrator may change in Setup. */
export const setupCapabilities = [
  'setup-self-service',
  'setup-proofs',
  'setup-fix',
  'setup-delegation',
  'setup-rules',
] as const

export type SetupCapability = (typeof setupCapabilities)[number]

/** What each of them is in Microsoft's tables of who has power over whom. */
export const actionOf: Record<Capability, Action> = {
  'reset-password': 'reset-password',
  phone: 'change-methods',
  'temporary-access-pass': 'change-methods',
  'qr-code': 'change-methods',
  methods: 'change-methods',
  'sign-out': 'sign-out',
  block: 'block',
  unblock: 'unblock',
}
