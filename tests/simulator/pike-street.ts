import type { Account, Person } from './directory.ts'
import { namesInManyScripts } from './names.ts'
import { createNamed } from './people.ts'

/** The people of Pike Street whom tests and demonstrations know by name. */
export function createPikeStreet(seed: string): Account[] {
  function person(signInName: string, known: Partial<Person>): Account {
    return createNamed(seed, signInName, known)
  }

  function named(
    signInName: string,
    givenName: string,
    surname: string,
    known: Partial<Person> = {},
  ): Account {
    return person(signInName, { givenName, surname, displayName: `${givenName} ${surname}`, ...known })
  }

  return [
    named('amara.okafor', 'Amara', 'Okafor', { jobTitle: 'Barista', department: 'Front of house' }),
    named('ingrid.sorensen', 'Ingrid', 'Sørensen', { onPremisesSyncEnabled: true, jobTitle: 'Shift lead' }),
    named('chloe.dubois', 'Chloé', 'Dubois', { accountEnabled: false }),
    named('sofia.hernandez', 'Sofía', 'Hernández', { jobTitle: 'Barista' }),
    named('sofia.hernandez2', 'Sofía', 'Hernández', { jobTitle: 'Cashier' }),
    named('tomas.reyes', 'Tomás', 'Reyes', { jobTitle: 'Shift lead' }),
    named('wanda.kowalska', 'Wanda', 'Kowalska', { jobTitle: 'Key holder' }),
    named('lena.fischer', 'Lena', 'Fischer', { jobTitle: 'Assistant to the board' }),
    named('piotr.zielinski', 'Piotr', 'Zieliński', { onPremisesSyncEnabled: false }),
    named('sam.ortiz', 'Sam', 'Ortiz', {
      jobTitle: null,
      department: null,
      employeeId: null,
      mobilePhone: null,
      // Nobody has thought of a licence yet.
      assignedLicenses: [],
    }),
    person('kiosk.tablet', {
      displayName: 'Kiosk tablet',
      givenName: null,
      surname: null,
      mail: null,
      jobTitle: null,
      department: null,
      preferredLanguage: null,
      lastPasswordChangeDateTime: null,
    }),
    named('dana.novak_partner.example#EXT#', 'Dana', 'Novak', {
      userType: 'Guest',
      mail: 'dana.novak@partner.example',
      jobTitle: null,
      department: null,
    }),
    ...namesInManyScripts.map(([signInName, given, surname]) => named(signInName, given, surname)),
  ]
}
