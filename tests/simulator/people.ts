import { domain, personaPassword } from './constants.ts'
import type { Account, Person } from './directory.ts'
import { passwordMethodId } from './methods.ts'
import type { PasswordMethod } from './methods.ts'
import { departments, givenNames, jobTitles, surnames } from './names.ts'
import { signInNameOf } from './personas.ts'
import type { Persona } from './personas.ts'
import { drawFrom, idFrom, secretFrom } from './seed.ts'

/** Microsoft 365 F3. https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
export const frontlineLicence = '66b55226-6b4f-492c-910c-a3b7a3c9d993'

const firstDay = Date.parse('2024-03-01T08:00:00Z')
const day = 24 * 60 * 60 * 1000

function account(user: Person, password: string): Account {
  // Everybody has one, and it tells nothing. https://learn.microsoft.com/graph/api/authentication-list-passwordmethods
  const method: PasswordMethod = {
    '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
    id: passwordMethodId,
    password: null,
    createdDateTime: null,
  }
  return { user, password, mustChange: false, methods: [method], preferred: null, photo: null }
}

/** Somebody with a key that is unique in the tenant; whatever is not said is drawn from the seed. */
export function createPerson(seed: string, key: string, known: Partial<Person> = {}): Account {
  const draw = drawFrom(seed, `person ${key}`)
  const givenName = known.givenName === undefined ? draw.pick(givenNames) : known.givenName
  const surname = known.surname === undefined ? draw.pick(surnames) : known.surname
  const joined = firstDay + draw.number(500) * day
  const changed = joined + draw.number(150) * day
  const phone = draw.number(10_000)
  const userPrincipalName = known.userPrincipalName ?? `${signInNameFor(givenName, surname, key)}@${domain}`
  const user: Person = {
    id: idFrom(seed, `person ${key}`),
    displayName: [givenName, surname].filter(Boolean).join(' '),
    givenName,
    surname,
    userPrincipalName,
    mail: userPrincipalName,
    jobTitle: draw.pick(jobTitles),
    department: draw.pick(departments),
    companyName: 'Contoso Coffee',
    officeLocation: null,
    employeeId: `E${String(100_000 + draw.number(900_000))}`,
    mobilePhone: phone % 3 ? `+1 206555${String(phone).padStart(4, '0')}` : null,
    businessPhones: [],
    otherMails: [],
    preferredLanguage: 'en-US',
    usageLocation: 'US',
    accountEnabled: true,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    passwordPolicies: null,
    lastPasswordChangeDateTime: dateTime(changed),
    createdDateTime: dateTime(joined),
    signInSessionsValidFromDateTime: dateTime(changed),
    assignedLicenses: [{ skuId: frontlineLicence, disabledPlans: [] }],
    signInActivity: null,
    ...known,
  }
  return account(user, secretFrom(seed, key))
}

export function createPersona(seed: string, persona: Persona): Account {
  const [givenName = '', ...rest] = persona.displayName.split(' ')
  const created = createPerson(seed, `persona ${persona.name}`, {
    givenName,
    surname: rest.join(' '),
    userPrincipalName: signInNameOf(persona),
    mail: signInNameOf(persona),
    jobTitle: persona.jobTitle,
    department: 'Operations',
    userType: persona.isGuest ? 'Guest' : 'Member',
    otherMails: persona.otherMails ?? [],
  })
  return { ...created, password: personaPassword }
}

/** `Zoë Müller`, key `pike-7` becomes `zoe.muller.pike-7`. */
function signInNameFor(givenName: string | null, surname: string | null, key: string): string {
  return [givenName, surname, key]
    .filter((part) => part !== null)
    .map((part) => part.normalize('NFD').replaceAll('ı', 'i').replaceAll('ł', 'l').replaceAll('ø', 'o'))
    .map((part) => part.toLowerCase().replaceAll(/[^a-z0-9-]/g, ''))
    .join('.')
}

/** Graph writes whole seconds. */
export function dateTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Somebody whose sign-in name is fixed. */
export function createNamed(seed: string, signInName: string, known: Partial<Person>): Account {
  const userPrincipalName = `${signInName}@${domain}`
  return createPerson(seed, signInName, { userPrincipalName, mail: userPrincipalName, ...known })
}
