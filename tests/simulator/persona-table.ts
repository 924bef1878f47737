import { personaPassword } from './constants.ts'
import { personas, signInNameOf } from './personas.ts'

/** Who can sign in, for a terminal. */
export function personaTable(): string {
  const names = personas.map(signInNameOf)
  const width = Math.max(...names.map((name) => name.length))
  const lines = personas.map((persona, at) => `  ${(names[at] ?? '').padEnd(width)}  ${persona.description}`)
  return `Who can sign in (password ${personaPassword}):\n${lines.join('\n')}\n`
}
