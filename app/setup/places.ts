/** The pages of Setup. Their names are in `setup.places`. */
export const places = {
  readiness: '/setup',
  consent: '/setup/consent',
  delegation: '/setup/delegation',
  rules: '/setup/rules',
  'admin-recovery': '/setup/admin-recovery',
} as const

export type Place = keyof typeof places
