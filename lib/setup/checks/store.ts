import { check, fail, pass } from '../check'

/** A file in memory forgets; on a file system of another machine the locks of SQLite do not hold: sqlite.org/useovernet.html */
export const store = check({
  id: 'store',
  area: 'app',
  reads: ['store'],
  judge: ({ store: { kind } }) => {
    const isLasting = kind === 'file' || kind === 'postgresql'
    return isLasting ? pass({ kind }) : fail({ kind }, { settings: ['DATABASE_FILE=data/my-staff.sqlite'] })
  },
})
