/**
 * The kinds of methods that Graph tells apart, in the order in which they go: what confirms no sign-in first, and last what
 * may be the default, which Graph removes only after the others. `segment` is where one of them is removed.
 * learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 */
export const kinds = {
  temporaryAccessPass: { segment: 'temporaryAccessPassMethods', isSecondStep: false },
  qrCodePin: { segment: null, isSecondStep: false },
  email: { segment: 'emailMethods', isSecondStep: false },
  windowsHelloForBusiness: { segment: 'windowsHelloForBusinessMethods', isSecondStep: true },
  platformCredential: { segment: 'platformCredentialMethods', isSecondStep: true },
  fido2: { segment: 'fido2Methods', isSecondStep: true },
  softwareOath: { segment: 'softwareOathMethods', isSecondStep: true },
  phone: { segment: 'phoneMethods', isSecondStep: true },
  microsoftAuthenticator: { segment: 'microsoftAuthenticatorMethods', isSecondStep: true },
  external: { segment: null, isSecondStep: true },
  password: { segment: null, isSecondStep: false },
} as const

export type Kind = keyof typeof kinds

export type Method = {
  id: string
  /** Null for a kind that Graph may add one day. */
  kind: Kind | null
  /** The name of its type, as Graph has it. */
  type: string
  /** Which of several: the device, the number, the address; null where Graph does not say. */
  name: string | null
  /** Of a number: which one. */
  phoneType: string | null
  /** ISO 8601. */
  createdAt: string | null
  /** Tells this method, as it was read, from another one under the same id. */
  mark: string
  /** It was removed a moment ago, and Graph still tells it. */
  isLeaving: boolean
}

/** Whether the app can remove it at all. */
export function isRemovable({ kind }: Pick<Method, 'kind'>): boolean {
  return kind !== null && (kind === 'qrCodePin' || kinds[kind].segment !== null)
}

export function isSecondStep({ kind }: Pick<Method, 'kind'>): boolean {
  return kind === null || kinds[kind].isSecondStep
}

/** Those that go when somebody starts over, in their order: the mobile number after the alternate one. */
export function inOrder(methods: Method[]): Method[] {
  const order = Object.keys(kinds)
  const rank = ({ kind, phoneType }: Method) =>
    order.indexOf(kind ?? '') * 2 + (phoneType === 'mobile' ? 1 : 0)
  return methods.filter((one) => isRemovable(one) && !one.isLeaving).sort((a, b) => rank(a) - rank(b))
}

/** Without these the person has no second step left. */
export function leavesNone(methods: Method[], going: Method[]): boolean {
  const ids = going.map(({ id }) => id)
  const has = (one: Method) => isSecondStep(one) && !one.isLeaving
  return methods.some((one) => has(one)) && !methods.some((one) => has(one) && !ids.includes(one.id))
}
