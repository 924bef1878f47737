import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

export type Secret = { kind: string; value: string }
export type Leak = { kind: string; form: string; at: number }

/** Long enough to be no accident, short enough to be found in a piece of a secret too. */
const window = 12

/** Every spelling of a secret in which somebody could still read it. */
function spellings(value: string): [form: string, text: string][] {
  const bytes = Buffer.from(value)
  // Where a secret stands within a longer text, base64 spells it in one of three ways.
  const aligned = [0, 1, 2].map((skipped) => {
    const text = bytes.subarray(skipped)
    return text.subarray(0, text.length - (text.length % 3)).toString('base64')
  })
  const hex = bytes.toString('hex')
  return [
    ['plain', value],
    ['reversed', [...value].reverse().join('')],
    ['URL-encoded', encodeURIComponent(value)],
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ...aligned.map((text): [string, string] => ['base64', text]),
    ...aligned.map((text): [string, string] => [
      'base64url',
      text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ]),
  ]
}

/** Looks for many secrets at once: for a piece of each spelling, then for no other reason than that piece. */
export function leakFinder(secrets: Secret[]): (text: string) => Leak[] {
  const pieces = new Map<string, { kind: string; form: string }>()
  const short: { text: string; kind: string; form: string }[] = []
  for (const { kind, value } of secrets)
    for (const [form, text] of spellings(value)) {
      // The end of a token is its signature; its beginning looks like that of any other token.
      if (text.length >= window) pieces.set(text.slice(-window), { kind, form })
      else if (text.length >= 8) short.push({ text, kind, form })
    }
  return (text) => {
    const leaks: Leak[] = []
    for (let at = 0; at + window <= text.length; at += 1) {
      const found = pieces.get(text.slice(at, at + window))
      if (found) leaks.push({ ...found, at })
    }
    for (const { text: piece, kind, form } of short) {
      const at = text.indexOf(piece)
      if (at >= 0) leaks.push({ kind, form, at })
    }
    return leaks
  }
}

/** The files below a folder, but for those named. */
export async function filesBelow(folder: string, except: string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !except.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A file byte by byte as characters, so that what is no text is searched too. */
export async function readBytes(file: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(file)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('latin1')
}
