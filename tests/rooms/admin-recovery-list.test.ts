import { beforeEach, expect, test } from 'vitest'
import { proofsCommands, selfServiceCommands } from '@/app/setup/admin-recovery/commands'
import { sendList } from '@/app/setup/admin-recovery/list-action'
import { readLines } from '@/app/setup/admin-recovery/pasted'
import { database } from '@/lib/store/database'
import { account, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'

inPretendTenant()
beforeEach(async () => {
  await (await database()).deleteFrom('operations').execute()
})

const list = [
  'sign-in name, e-mail, phone',
  'tessa@contoso.example,tessa@home.example,+1 206 555 0177',
  'nobody@contoso.example;x@home.example;',
  'greta@contoso.example\tgreta@home.example\t+1 206 555 0178',
  'root@contoso.example, rosa.delgado@home.example',
].join('\r\n')

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function check(text = list) {
  const state = await sendList(null, formOf({ list: text }))
  if (state.status !== 'checked') throw new Error(`It is ${state.status}`)
  return state
}

function confirmed({ preview, operation }: Awaited<ReturnType<typeof check>>, text = list): FormData {
  return formOf({ step: 'apply', list: text, mark: preview.mark, operation })
}

test('a list is checked line by line, and nothing is changed', async () => {
  signedInAs('root', 'setup')
  const { preview } = await check()
  expect(preview.rows.map(({ line, kind }) => [line, kind])).toEqual([
    [2, 'change'],
    [3, 'fault'],
    [4, 'change'],
    [5, 'same'],
  ])
  expect(preview.rows[0]?.texts).toEqual([
    'Alternate e-mail: none → \u2066tessa@home.example\u2069',
    'Mobile: none → \u2066+1 2065550177\u2069',
  ])
  expect(preview.summary).toEqual([
    '2 lines would change something.',
    '1 line cannot be applied and would be left out.',
  ])
  expect(writes()).toEqual([])
})

test('once confirmed, what was shown is applied, each with an operation of its own, and only once', async () => {
  signedInAs('root', 'setup')
  const form = confirmed(await check())
  expect(await sendList(null, form)).toMatchObject({
    status: 'applied',
    rows: [
      { line: 2, ending: 'done' },
      { line: 4, ending: 'done' },
    ],
    summary: ['2 administrators were saved.'],
  })
  expect(account('greta').user.otherMails).toEqual(['greta@home.example'])
  expect(new Set(writes().map(({ clientRequestId }) => clientRequestId)).size).toBe(2)
  const sent = writes().length
  expect(await sendList(null, form)).toMatchObject({
    status: 'applied',
    rows: [
      { line: 2, ending: 'done' },
      { line: 4, ending: 'done' },
    ],
    summary: [expect.stringContaining('was sent before'), '2 administrators were saved.'],
  })
  expect(writes()).toHaveLength(sent)
})

test('what changed after the check is shown again, and nothing is applied', async () => {
  signedInAs('root', 'setup')
  const form = confirmed(await check())
  account('tessa').user.mobilePhone = '+1 2065550100'
  expect(await sendList(null, form)).toMatchObject({
    status: 'checked',
    notice: expect.stringContaining('Nothing was applied'),
  })
  expect(writes()).toEqual([])
})

test('of a name that stands there twice the first line counts; where the two differ, neither', async () => {
  signedInAs('root', 'setup')
  const [a, b] = ['greta@contoso.example,a@home.example', 'Greta@contoso.example,b@home.example']
  const kinds = async (text: string) => (await check(text)).preview.rows.map(({ kind }) => kind)
  expect(await kinds(`${a}\n${a}`)).toEqual(['change', 'fault'])
  expect(await kinds(`${a}\n${b}`)).toEqual(['fault', 'fault'])
})

test('a first line with a name that is cut short is a fault, and no heading', async () => {
  signedInAs('root', 'setup')
  const { preview } = await check('tessa, tessa@home.example, +1 206 555 0177')
  expect(preview.rows).toMatchObject([{ line: 1, kind: 'fault' }])
})

test('an answer that got lost is not told as a failure', async () => {
  signedInAs('root', 'setup')
  const form = confirmed(await check())
  pretendTenant().state.faults.push({ match: { method: 'PATCH' }, fault: { reset: 'before' } })
  expect(await sendList(null, form)).toMatchObject({
    rows: [{ ending: 'unknown' }, { ending: 'unknown' }],
    summary: [expect.stringContaining('Of 2 administrators it is not known')],
    isWhole: false,
  })
})

test.each([
  ['nothing', ' \n', 'Paste at least one line.'],
  ['51 lines', 'a@b.c\n'.repeat(51), 'At most 50 lines at a time.'],
])('%s is no list', async (_, text, fault) => {
  signedInAs('root', 'setup')
  expect(await sendList(null, formOf({ list: text }))).toMatchObject({ status: 'invalid', fault })
})

test.each([
  ['petra', 'not-allowed'],
  ['megan', 'not-found'],
])('%s does not even learn who the administrators are', async (persona, failure) => {
  signedInAs(persona, 'setup')
  expect(await sendList(null, formOf({ list }))).toMatchObject({ status: 'failed', problem: { failure } })
})

test('lines of a spreadsheet and of a file are read alike', () => {
  const read = { line: 1, userPrincipalName: 'a@b.c', alternateEmail: 'd@e.f', mobilePhone: '+1 2' }
  for (const text of ['a@b.c\td@e.f\t+1 2', 'a@b.c; d@e.f ;+1 2', '"a@b.c","d@e.f","+1 2"'])
    expect(readLines(text)).toEqual([read])
})

test('what somebody runs who does it themselves is filled in, and nothing typed gets out of its quotes', () => {
  const shell = { graph: 'https://graph.microsoft.com', tenantId: null }
  expect(selfServiceCommands(shell, false)).toEqual({
    powershell:
      "Connect-MgGraph -Scopes 'Policy.ReadWrite.Authorization'\nUpdate-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$false",
    request:
      'PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy\nContent-Type: application/json\n\n{\n  "allowedToUseSSPR": false\n}',
  })
  const { powershell, request } = proofsCommands(shell, {
    signInName: "o'neil@contoso.example",
    email: 'a’; Remove-Item @x.y',
    phone: '+1 2065550177',
  })
  expect(powershell).toBe(
    "Connect-MgGraph -Scopes 'User-Mail.ReadWrite.All', 'User-Phone.ReadWrite.All'\n" +
      "Update-MgUser -UserId 'o''neil@contoso.example' -OtherMails @('a’’; Remove-Item @x.y')\n" +
      "Update-MgUser -UserId 'o''neil@contoso.example' -MobilePhone '+1 2065550177'",
  )
  expect(request).toContain("/v1.0/users/o'neil@contoso.example")
})
