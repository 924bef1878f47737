/** Where Microsoft's reference pages and its OpenAPI description differ, and the pages are believed. */

type Exception = { operation: RegExp; because: string }

/** Calls that the copies of Microsoft's data leave out, as their reference pages have them. */
export const furtherCalls = [
  {
    path: '/users/{user-id}/ownedObjects/graph.group',
    /** The one whose parameters and answers it shares. */
    like: '/users/{user-id}/transitiveMemberOf/graph.group',
    permissions: ['User.Read', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
    because: 'graph/api/user-list-ownedobjects',
  },
]

/** Query options that the description leaves out. */
export const furtherOptions: (Exception & { names: string[] })[] = [
  {
    operation: /\/authentication\/operations\//,
    names: ['aadgdc', 'aadgsu'],
    because: 'the Location of a reset is followed as it is: graph/api/authenticationmethod-resetpassword',
  },
]

/** A page token: on whatever comes in pages, `@odata.nextLink` is followed as it is. graph/paging */
export const pageToken = '$skiptoken'

/** Query options that the description has too many of. */
export const noOptions: Exception[] = [
  {
    operation: /\/authentication\//,
    because: 'these take no OData options: graph/api/authentication-list-phonemethods and its neighbours',
  },
]
