import { expect, test } from 'vitest'
import { leakFinder } from './leaks'

const pass = { kind: 'temporary-access-pass', value: 'kT7#mQ2z' }

test('a secret of eight letters is found alone, first, last and in between', () => {
  const find = leakFinder([pass])
  for (const text of [pass.value, `${pass.value} is it`, `it is ${pass.value}`, `it is ${pass.value}, see`])
    expect(find(text), text).toMatchObject([{ kind: pass.kind, at: text.indexOf(pass.value) }])
  expect(find(pass.value.slice(0, -1))).toEqual([])
})

test('what is a secret of two kinds is found as both', () => {
  const both = leakFinder([pass, { kind: 'cookie', value: pass.value }])(`it is ${pass.value}`)
  expect(both.map(({ kind }) => kind).sort()).toEqual(['cookie', 'temporary-access-pass'])
})

test('a piece of a long secret is found, however it is spelled', () => {
  const value = 'Vb4nLw9sXq1eRt6yUi3oPa8dFg5hJk2z'
  const find = leakFinder([{ kind: 'cookie', value }])
  for (const text of [value.slice(0, 24), value.slice(-24), Buffer.from(`a ${value} b`).toString('base64')])
    expect(find(`the log has ${text} in it`), text).not.toEqual([])
})
