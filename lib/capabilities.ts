/** What a manager may do for a person. Menus loop over it; each has a room `app/staff/[staffId]/<name>`. */
export const capabilities = ['reset-password'] as const

export type Capability = (typeof capabilities)[number]
