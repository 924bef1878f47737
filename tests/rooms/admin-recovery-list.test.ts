import { beforeEach, expect, test } from 'vitest'
import { proofsCommands, selfServiceCommands } from '@/app/setup/admin-recovery/commands'
import { sendList } from '@/app/setup/admin-recovery/list-action'
import { readLines } from '@/app/setup/admin-recovery/pasted'
import { database } from '@/lib/store/database'
import { account, inPretendTenant, signedInAs, writes } from '../tenant'

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
      { line: 2, isDone: true },
      { line: 4, isDone: true },
    ],
    summary: '2 administrators were saved.',
  })
  expect(account('greta').user.otherMails).toEqual(['greta@home.example'])
  expect(new Set(writes().map(({ clientRequestId }) => clientRequestId)).size).toBe(2)
  await sendList(null, form)
  expect(writes()).toHaveLength(2)
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

test('a name that stands there twice is applied for neither line but the first', async () => {
  signedInAs('root', 'setup')
  const twice = 'greta@contoso.example,a@home.example\nGreta@contoso.example,b@home.example'
  const { preview } = await check(twice)
  expect(preview.rows.map(({ kind }) => kind)).toEqual(['change', 'fault'])
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
  const graph = 'https://graph.microsoft.com'
  expect(selfServiceCommands(graph, false)).toEqual({
    powershell:
      "Connect-MgGraph -Scopes 'Policy.ReadWrite.Authorization'\nUpdate-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$false",
    request:
      'PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy\nContent-Type: application/json\n\n{\n  "allowedToUseSSPR": false\n}',
  })
  const { powershell, request } = proofsCommands(graph, {
    signInName: "o'neil@contoso.example",
    email: 'a’; Remove-Item @x.y',
    phone: '+1 2065550177',
  })
  expect(powershell).toBe(
    "Connect-MgGraph -Scopes 'User-Mail.ReadWrite.All', 'User-Phone.ReadWrite.All'\n" +
      "Update-MgUser -UserId 'o''neil@contoso.example' -OtherMails @('a’’; Remove-Item @x.y') -MobilePhone '+1 2065550177'",
  )
  expect(request).toContain("/v1.0/users/o'neil@contoso.example")
})
