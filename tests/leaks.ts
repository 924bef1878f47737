import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

export type Secret = { kind: string; value: string }
export type Leak = { kind: string; form: string; at: number }

/**
 * A secret is looked for in pieces of this length, one after the other: whatever holds twice as much of it in one
 * go, cut off at either end, holds one of them whole. What a token says of somebody is read in longer ones: an object
 * id of the directory is in many places and no secret.
 */
const pieceOf = { secret: 12, claims: 64 }

/** Every spelling of a secret in which somebody could still read it. */
function spellings(value: string): [form: string, text: string][] {
  const bytes = Buffer.from(value)
  // Where a secret stands within a longer text, base64 spells it in one of three ways.
  const aligned = [0, 1, 2].map((skipped) => {
    const text = bytes.subarray(skipped)
    return text.subarray(0, text.length - (text.length % 3)).toString('base64')
  })
  const hex = bytes.toString('hex')
  const encoded = encodeURIComponent(value)
  const all: [string, string][] = [
    ['plain', value],
    ['reversed', [...value].reverse().join('')],
    ['URL-encoded', encoded],
    ['url-encoded', encoded.replaceAll(/%../g, (code) => code.toLowerCase())],
    ['HTML', value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    ['JSON', JSON.stringify(value).slice(1, -1).replaceAll('&', '\\u0026').replaceAll('<', '\\u003c')],
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ...aligned.map((text): [string, string] => ['base64', text]),
    ...aligned.map((text): [string, string] => [
      'base64url',
      text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ]),
  ]
  return [...new Map(all.map(([form, text]) => [text, [form, text] as [string, string]])).values()]
}

type Part = { text: string; piece: number }

/** The parts of it to look for. The first one of a token says how it is signed and looks like that of any other. */
function partsOf(value: string): Part[] {
  const [head = '', claims = '', ...signature] = value.split('.')
  if (!head.startsWith('eyJ') || signature.length === 0) return [{ text: value, piece: pieceOf.secret }]
  const rest = signature.map((text) => ({ text, piece: pieceOf.secret }))
  return [{ text: claims, piece: pieceOf.claims }, ...rest.filter(({ text }) => text !== '')]
}

type Known = { kind: string; form: string; text: string }

const marked = 6
const marks = 2 ** 26

/** A number for the last six letters, from that for the six before. */
function nextMark(mark: number, letter: number): number {
  return ((mark << 5) ^ letter) & (marks - 1)
}

/** Finds many texts at once, by their first letters: as many as one of `lengths`. */
function finderOf(lengths: number[]) {
  const known = new Map(lengths.map((length) => [length, new Map<string, Known[]>()]))
  // Nearly all places of a text are passed by without a look at the maps.
  const isMarked = new Uint8Array(marks)
  return {
    add(one: Known, length: number): void {
      let mark = 0
      for (let at = 0; at < marked; at += 1) mark = nextMark(mark, one.text.charCodeAt(at))
      isMarked[mark] = 1
      const beginning = one.text.slice(0, length)
      const alike = known.get(length)?.get(beginning) ?? []
      known.get(length)?.set(beginning, alike)
      if (!alike.some(({ kind, text }) => kind === one.kind && text === one.text)) alike.push(one)
    },
    findIn(text: string): Leak[] {
      const leaks: Leak[] = []
      let mark = 0
      for (let end = 1; end <= text.length; end += 1) {
        mark = nextMark(mark, text.charCodeAt(end - 1))
        const at = end - marked
        if (isMarked[mark] === 0 || at < 0) continue
        for (const [length, ones] of known)
          for (const { text: whole, kind, form } of ones.get(text.slice(at, at + length)) ?? [])
            if (text.startsWith(whole, at)) leaks.push({ kind, form, at })
      }
      return leaks
    },
  }
}

/** What is shorter than this is found everywhere by chance. */
const shortest = 8

/** Looks for many secrets at once, in every spelling. */
export function leakFinder(secrets: Secret[]): (text: string) => Leak[] {
  const finder = finderOf([shortest, ...Object.values(pieceOf)])
  for (const { kind, value } of secrets)
    for (const { text: part, piece } of partsOf(value))
      for (const [form, text] of spellings(part)) {
        const isShort = text.length < piece && text.length >= shortest
        if (isShort) finder.add({ kind, form, text }, shortest)
        for (let at = 0; at + piece <= text.length; at += piece)
          finder.add({ kind, form, text: text.slice(at, at + piece) }, piece)
      }
  return (text) => finder.findIn(text)
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
