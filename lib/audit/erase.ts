// `npm run audit:erase -- <object id>`: forgets the words about a person. What was done stays, under a pseudonym.
import { z } from 'zod'
import { forgetPerson } from '../store/audit-retention'
import { database } from '../store/database'
import { command, say } from './command'

await command(async (id = '') => {
  if (!z.guid().safeParse(id).success) throw new Error('Name the object id of the person in Entra.')
  await database({ patient: true })
  say(`Forgotten in ${await forgetPerson(id)} records.`)
  return true
})
