import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { dropChange, noteChange, recentChanges } from '../store/recent-changes'
import type { Grant } from './grant'
import { readSince } from './method-lists'
import { changeSchema, phonesFrom, withChanges, type Change } from './phone-reading'
import { phoneOf, type Phone, type PhoneType } from './phone-types'
import { isRefused } from './standing'

/** What Graph has taken, and what it showed before: as long as it shows that, it does not tell the change yet. */
const noteSchema = z.object({ change: changeSchema, seen: z.string() })
type Note = z.infer<typeof noteSchema>

/** What Graph shows of a number: anything else is newer. */
export function stateOf(phone: Phone | undefined): string {
  return phone ? `${phone.mark} ${phone.sms}` : ''
}

function kindOf(type: PhoneType): string {
  return `phone ${type}`
}

type Reading = Pick<Grant<'view'>, 'person' | 'methods'>

/** The numbers of a person, with what was changed a moment ago; null when this manager may not see them. */
export async function readPhones({ person, methods }: Reading): Promise<Phone[] | null> {
  const since = await readSince(person.id)
  const raw = since.phones ?? methods?.phones
  if (raw === undefined || isRefused(raw)) return null
  return withNotes(person.id, phonesFrom(raw))
}

/** The numbers as Graph tells them, and over them what it took within the last minutes and does not tell yet. */
export async function withNotes(person: string, phones: Phone[]): Promise<Phone[]> {
  const notes = await notesOf(person)
  return withChanges(
    phones,
    notes.filter((note) => isPending(note, phones)).map(({ change }) => change),
  )
}

function isPending({ change, seen }: Note, phones: Phone[]): boolean {
  return stateOf(phoneOf(phones, change.type)) === seen
}

async function notesOf(person: string): Promise<Note[]> {
  const texts = await recentChanges(person).catch((error: unknown) => {
    // Where the store does not answer, what Graph says has to do.
    if (error instanceof AppError) return []
    throw error
  })
  return texts.flatMap((text) => noteSchema.safeParse(JSON.parse(text)).data ?? [])
}

/**
 * Keeps in mind what Graph does not tell yet, and forgets what it tells by now. Not to be able to is no failure of
 * the change. Returns the numbers with what is kept in mind.
 */
export async function keepInMind(
  person: string,
  phones: Phone[],
  { told, untold }: { told: Change[]; untold: Note[] },
): Promise<Phone[]> {
  const writes = [
    ...told.map(({ type }) => dropChange(person, kindOf(type))),
    ...untold.map((note) => noteChange(person, kindOf(note.change.type), JSON.stringify(note))),
  ]
  for (const write of writes)
    await write.catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
    })
  return withChanges(
    phones,
    untold.map(({ change }) => change),
  )
}
