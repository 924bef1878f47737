import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { laneOf, lanes } from '../lane'
import { filesBelow, leakFinder, readBytes, type Secret } from '../../leaks'

const run = 'tests/results/run'
const folders = Array.from({ length: lanes }, (_, index) => laneOf(index).folder)

async function readLines<T>(file: string): Promise<T[]> {
  const texts = await Promise.all(folders.map((folder) => readFile(`${folder}/${file}.jsonl`, 'utf8')))
  return texts
    .flatMap((text) => text.split('\n'))
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

/** Every secret that was about in this run: what the pretend Entra and Graph issued or saw, keys, cookies. */
async function secretsOfTheRun(): Promise<Secret[]> {
  const all = await readLines<Secret>('secrets')
  return [...new Map(all.map((secret) => [secret.value, secret])).values()].filter(
    ({ value }) => value.length >= 8,
  )
}

test('no secret of this run is in the log, the database or any other file that it left', async () => {
  const secrets = await secretsOfTheRun()
  const find = leakFinder(secrets)
  const files = await filesBelow(run, ['secrets.jsonl', 'answers.jsonl'])
  expect(files.map((file) => file.replace(/.*\//, ''))).toEqual(
    expect.arrayContaining(['app.log', 'my-staff.sqlite', 'my-staff.sqlite-wal']),
  )
  let bytes = 0
  for (const file of files) {
    const text = await readBytes(file)
    bytes += text.length
    expect(find(text), file).toEqual([])
  }
  process.stdout.write(`    ${secrets.length} secrets, ${files.length} files, ${bytes} bytes: 0 leaks\n`)
  expect(secrets.length).toBeGreaterThan(100)
})

type KeptAnswer = { url: string; method: string; headers: [string, string][]; body: string | null }

/** Where Entra's own protocol puts state, nonce and code: our redirect to it, and its way back. */
function isOfTheProtocol(text: string): boolean {
  return /\/oauth2\/v2\.0\/authorize\?|\/api\/auth\/callback\/entra\?/.test(text)
}

test.describe.configure({ timeout: 180_000 })

/** What is made for a person is in the one answer that hands it over. */
const handedOver = ['password', 'temporary-access-pass', 'pin', 'qr-code']

test('no answer of this run holds a secret, but for a new one in the one answer that hands it over', async () => {
  const secrets = await secretsOfTheRun()
  const answers = await readLines<KeptAnswer>('answers')
  const find = leakFinder(secrets)
  const leaks: string[] = []
  const look = (where: string, text: string, except: string[]) => {
    for (const { kind, form } of find(text))
      if (!except.includes(kind)) leaks.push(`${kind} (${form}) in ${where}`)
  }
  let bodies = 0
  for (const { url, method, headers, body } of answers) {
    if (body !== null) bodies += 1
    look(`${method} ${url}`, body ?? '', method === 'POST' ? handedOver : [])
    if (!isOfTheProtocol(url)) look(url, url, [])
    for (const [name, value] of headers) {
      if (name === 'location' && isOfTheProtocol(value)) continue
      look(`${name} of ${method} ${url}`, value, name === 'set-cookie' ? ['cookie'] : [])
    }
  }
  expect(leaks).toEqual([])
  // A password that a test types is the same in several tests: it is shown as often as it was set.
  const noted = await readLines<Secret>('secrets')
  for (const { value } of secrets.filter(({ kind }) => handedOver.includes(kind))) {
    const set = noted.filter((secret) => secret.value === value).length
    const shown = answers.filter(({ body }) => body?.includes(value)).length
    expect(shown, 'it is shown once').toBeLessThanOrEqual(set)
  }
  process.stdout.write(
    `    ${secrets.length} secrets, ${answers.length} answers, ${bodies} with a body: 0 leaks\n`,
  )
  expect(bodies).toBeGreaterThan(100)
})

test('a planted leak is found in every spelling, also a piece of one', async () => {
  const secrets = (await secretsOfTheRun()).filter(({ value }) => value.length >= 40)
  const find = leakFinder(secrets)
  for (const kind of new Set(secrets.map((secret) => secret.kind))) {
    const { value } = secrets.find((secret) => secret.kind === kind) ?? { value: '' }
    const isToken = value.startsWith('eyJ')
    const own = isToken ? value.slice(value.indexOf('.') + 1) : value
    const enough = isToken ? 130 : 30
    const spelled = [
      value,
      own.slice(0, enough),
      own.slice(5, enough + 5),
      own.slice(-30),
      encodeURIComponent(value),
      Buffer.from(value).toString('hex'),
      ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${own} and more`).toString('base64')),
      ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${own} and more`).toString('base64url')),
      [...value].reverse().join(''),
    ]
    for (const text of spelled)
      expect(find(`{"level":30,"note":"${text}"}`), `${kind}: ${text.slice(0, 20)}`).not.toEqual([])
  }
})
