import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReadable } from '@/lib/web/form'

const id = '7fb6a2c13d86a7dd9cb78b920a80dbb309ddbb6cb3'
const boundary = '----WebKitFormBoundary8ESZ1sIS5EyWCmUH'
const seed = 20_261_122

function read(body: string, action: string | null, type = `multipart/form-data; boundary=${boundary}`) {
  const headers = { 'content-type': type }
  return isReadable(new Request('http://localhost/', { method: 'POST', headers, body }), action)
}

function multipart(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--${boundary}--\r\n`
}

const failed = JSON.stringify({
  status: 'failed',
  problem: { title: '$$ 5', tryAt: null, again: '$undefined' },
})

/** As Chromium sends them. */
const forms: [string, string | null, Record<string, string>][] = [
  ['a button of the menu', null, { [`$ACTION_ID_${id}`]: '', language: 'ar', theme: 'dark' }],
  [
    'a dialog',
    null,
    {
      $ACTION_REF_2: '',
      '$ACTION_2:0': `{"id":"${id}","bound":"$@1"}`,
      '$ACTION_2:1': `[${failed}]`,
      $ACTION_KEY: 'k2242b05a35b5e3b69cffee2e1d2d03f2',
      staffId: 'x',
      newPassword: '$1:constructor',
    },
  ],
  ['a button, by script', id, { [`_1_$ACTION_ID_${id}`]: '', _1_theme: 'dark', '0': '["$K1"]' }],
  ['a dialog, by script', id, { _1_newPassword: '$F1', '0': `[${failed},"$K1"]` }],
]

test.each(forms)('%s is read', async (_name, action, fields) => {
  expect(await read(multipart(fields), action)).toBe(true)
})

test('a file is read in the one field that may bring one, and in no other', async () => {
  const withFile = async (name: string, file?: string) => {
    const form = new FormData()
    form.set(`$ACTION_ID_${id}`, '')
    form.set(name, new Blob(['picture']), 'logo.png')
    return isReadable(new Request('http://localhost/', { method: 'POST', body: form }), null, file)
  }
  expect(await withFile('LOGO', 'LOGO')).toBe(true)
  expect(await withFile('LOGO')).toBe(false)
  expect(await withFile('version', 'LOGO')).toBe(false)
  expect(await withFile('$ACTION_1:0', 'LOGO')).toBe(false)
})

test('an action that takes nothing is read', async () => {
  expect(await read('[]', id, 'text/plain;charset=UTF-8')).toBe(true)
})

const runs = 5_000

test(`of ${runs} forms with something bent (seed ${seed}), none breaks the reader or brings more than plain values`, async () => {
  const bits = fc.constantFrom('$', '$$', '$@1', '$K1', '$F1', '$1:a', '"', '[', ']', '{', '}', ':', '\r\n', '--', boundary, '\u0000', '_1_', '0')
  const bend = fc.record({
    form: fc.constantFrom(...forms),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(20),
    put: fc.oneof(bits, fc.string({ maxLength: 20 })),
  })
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(bend, async ({ form: [, action, fields], at, cut, put }) => {
      const body = multipart(fields)
      const start = Math.floor(at * body.length)
      const bent = body.slice(0, start) + put + body.slice(start + cut)
      if (!(await read(bent, action))) return
      accepted += 1
      // What React would take for more than a value stands only where React itself puts it.
      const said = [...bent.matchAll(/name="(\$ACTION_\d+:1|0)"\r\n\r\n(.*)\r\n/g)].map(([, , value = '']) => value)
      for (const value of said) expect(value.replace(/"\$K\d+"\]$/, '')).not.toMatch(/"\$(?!\$|undefined")/)
    }),
    { numRuns: runs, seed },
  )
  expect(accepted, 'a bent value of the form itself is still a form').toBeGreaterThan(runs / 20)
}, 30_000) // prettier-ignore
