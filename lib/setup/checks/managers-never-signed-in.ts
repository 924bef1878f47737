import { check, failWith } from '../check'
import { asPerson } from '../affected'

export const managersNeverSignedIn = check({
  id: 'managers-never-signed-in',
  area: 'managers',
  reads: ['managers', 'signIns'],
  judge: ({ managers, signIns }) => {
    const never = managers.filter(({ id }) => signIns[id] === null)
    return failWith(never.map(asPerson), null, { all: managers.length })
  },
})
