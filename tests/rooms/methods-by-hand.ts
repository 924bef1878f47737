import { account } from '../tenant'

/** What the pretend tenant has stored, by type; every account has a password. */
export function stored(name: string): string[] {
  return account(name)
    .methods.map((one) =>
      one['@odata.type'].replace('#microsoft.graph.', '').replace('AuthenticationMethod', ''),
    )
    .filter((type) => type !== 'password')
}
