/** The pages of Setup. Their names are in `setup.places`. */
export const places = {
  readiness: '/setup',
  'admin-recovery': '/setup/admin-recovery',
} as const

export type Place = keyof typeof places
