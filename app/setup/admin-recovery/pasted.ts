import { createHash } from 'node:crypto'

/** A line of a pasted list, as it stands there. */
export type Line = { line: number; userPrincipalName: string; alternateEmail: string; mobilePhone: string }

/** One administrator a line; a first line without any address is a heading. */
export function readLines(list: string): Line[] {
  const lines = list.split(/\r\n|[\n\r\u2028\u2029]/).map((text, at) => ({ text, line: at + 1 }))
  const filled = lines.filter(({ text }) => text.trim() !== '')
  return filled
    .filter(({ text }, at) => at > 0 || text.includes('@'))
    .map(({ text, line }) => {
      const [userPrincipalName = '', alternateEmail = '', mobilePhone = ''] = cellsOf(text)
      return { line, userPrincipalName, alternateEmail, mobilePhone }
    })
}

/** By tabs as a spreadsheet copies them, else by semicolons or commas as it saves them. */
function cellsOf(text: string): string[] {
  const separator = ['\t', ';', '؛', ',', '،'].find((one) => text.includes(one)) ?? ','
  return text.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  )
}

/** The id under which a line of a form runs: of the form and of the line, so that the form sent twice runs once. */
export function operationOf(form: string, line: number): string {
  const hex = createHash('sha256').update(`${form} ${line}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** What was shown: another one is not what was confirmed. */
export function markOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
}
