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

test('no page or answer of this run holds a secret, but for a new password in the one answer that hands it over', async () => {
  const secrets = await secretsOfTheRun()
  const answers = await readLines<{ url: string; method: string; body: string }>('answers')
  const find = leakFinder(secrets.filter(({ kind }) => kind !== 'password'))
  const findPasswords = leakFinder(secrets.filter(({ kind }) => kind === 'password'))
  for (const { url, method, body } of answers) {
    expect(find(body), `${method} ${url}`).toEqual([])
    // Entra hands code and state over in this one address: that is how it works, and each serves once.
    if (!url.startsWith(`${new URL(url).origin}/api/auth/callback/entra?`)) expect(find(url), url).toEqual([])
    expect(findPasswords(url), url).toEqual([])
    if (method !== 'POST') expect(findPasswords(body), `${method} ${url}`).toEqual([])
  }
  // A password that a test types is the same in several tests: it is shown as often as it was set.
  const noted = await readLines<Secret>('secrets')
  for (const { value } of secrets.filter(({ kind }) => kind === 'password')) {
    const set = noted.filter((secret) => secret.value === value).length
    const shown = answers.filter(({ body }) => body.includes(value)).length
    expect(shown, 'a password is shown once').toBeLessThanOrEqual(set)
  }
  process.stdout.write(`    ${secrets.length} secrets, ${answers.length} answers: 0 leaks\n`)
  expect(answers.length).toBeGreaterThan(100)
})

test('a planted leak is found in every spelling', async () => {
  const secrets = (await secretsOfTheRun()).filter(({ value }) => value.length >= 16)
  const find = leakFinder(secrets)
  for (const kind of new Set(secrets.map((secret) => secret.kind))) {
    const { value } = secrets.find((secret) => secret.kind === kind) ?? { value: '' }
    const spelled = [
      value,
      encodeURIComponent(value),
      Buffer.from(value).toString('hex'),
      ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${value} and more`).toString('base64')),
      ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${value} and more`).toString('base64url')),
      [...value].reverse().join(''),
    ]
    for (const text of spelled)
      expect(find(`{"level":30,"note":"${text}"}`), `${kind}: ${text.slice(0, 20)}`).not.toEqual([])
  }
})
