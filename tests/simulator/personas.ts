import { domain } from './constants.ts'
import type { RoleName } from './roles.ts'

/** Who signs in to try the app: listed on the sign-in page, described by what they hold. */
export type Persona = {
  name: string
  displayName: string
  jobTitle: string
  description: string
  role?: RoleName
  /** Names of units; none means the whole tenant. */
  scopes?: string[]
  /** How the role is held, if not by a direct assignment. */
  through?: 'group' | 'pim' | 'eligible'
  isGuest?: boolean
  /** what self-service reset could go by */
  otherMails?: string[]
}

export const personas: Persona[] = [
  {
    name: 'megan',
    displayName: 'Megan Bowen',
    jobTitle: 'Shop manager',
    description: 'Authentication Administrator on Pike Street',
    role: 'authenticationAdministrator',
    scopes: ['Pike Street'],
  },
  {
    name: 'alex',
    displayName: 'Alex Moreau',
    jobTitle: 'Area manager',
    description: 'Authentication Administrator on Pike Street, Harbour Quay and Old Mill Bakery',
    role: 'authenticationAdministrator',
    scopes: ['Pike Street', 'Harbour Quay', 'Old Mill Bakery'],
  },
  {
    name: 'priya',
    displayName: 'Priya Raman',
    jobTitle: 'Shop manager',
    description: 'Password Administrator on Riverside Campus',
    role: 'passwordAdministrator',
    scopes: ['Riverside Campus'],
  },
  {
    name: 'hugo',
    displayName: 'Hugo Lindqvist',
    jobTitle: 'Shop manager',
    description: 'Helpdesk Administrator on Garden Terrace',
    role: 'helpdeskAdministrator',
    scopes: ['Garden Terrace'],
  },
  {
    name: 'ulla',
    displayName: 'Ulla Virtanen',
    jobTitle: 'Plant manager',
    description: 'User Administrator on Central Roastery, the big one',
    role: 'userAdministrator',
    scopes: ['Central Roastery'],
  },
  {
    name: 'vera',
    displayName: 'Vera Kovač',
    jobTitle: 'Head of security',
    description: 'Privileged Authentication Administrator on Executive Floor, a restricted unit',
    role: 'privilegedAuthenticationAdministrator',
    scopes: ['Executive Floor'],
  },
  {
    name: 'gina',
    displayName: 'Gina Russo',
    jobTitle: 'Kiosk manager',
    description: 'Authentication Administrator on Station Kiosk, through a role-assignable group',
    role: 'authenticationAdministrator',
    scopes: ['Station Kiosk'],
    through: 'group',
  },
  {
    name: 'pim',
    displayName: 'Pim de Vries',
    jobTitle: 'Deputy manager',
    description: 'Authentication Administrator on Old Mill Bakery, activated for some hours',
    role: 'authenticationAdministrator',
    scopes: ['Old Mill Bakery'],
    through: 'pim',
  },
  {
    name: 'elias',
    displayName: 'Elias Haddad',
    jobTitle: 'Deputy manager',
    description: 'may become Authentication Administrator on Harbour Quay, but has not activated it',
    role: 'authenticationAdministrator',
    scopes: ['Harbour Quay'],
    through: 'eligible',
  },
  {
    name: 'greta',
    displayName: 'Greta Baumann',
    jobTitle: 'Shift planner',
    description: 'Groups Administrator on Airport Terminal 2: a role that can do nothing for people',
    role: 'groupsAdministrator',
    scopes: ['Airport Terminal 2'],
  },
  {
    name: 'tessa',
    displayName: 'Tessa Nakamura',
    jobTitle: 'Identity engineer',
    description: 'Authentication Administrator of the whole tenant',
    role: 'authenticationAdministrator',
  },
  {
    name: 'nora',
    displayName: 'Nora Eriksen',
    jobTitle: 'Barista',
    description: 'no role at all',
  },
  {
    name: 'guest',
    displayName: 'Guy Partner',
    jobTitle: 'Consultant',
    description: 'a guest who holds Authentication Administrator on Garden Terrace, in vain',
    role: 'authenticationAdministrator',
    scopes: ['Garden Terrace'],
    isGuest: true,
  },
  {
    name: 'root',
    displayName: 'Rosa Delgado',
    jobTitle: 'Tenant administrator',
    description: 'Global Administrator',
    role: 'globalAdministrator',
    otherMails: ['rosa.delgado@home.example'],
  },
  {
    name: 'petra',
    displayName: 'Petra Horáková',
    jobTitle: 'Identity architect',
    description: 'Privileged Role Administrator',
    role: 'privilegedRoleAdministrator',
  },
  {
    name: 'rani',
    displayName: 'Rani Kapoor',
    jobTitle: 'Auditor',
    description: 'Global Reader: sees Setup, changes nothing',
    role: 'globalReader',
  },
]

export function signInNameOf(persona: Pick<Persona, 'name'>): string {
  return `${persona.name}@${domain}`
}
