import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { signOutEverywhere, turnSignIn } from '@/app/staff/[staffId]/account-actions'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { AppError } from '@/lib/errors'
import { authorize, authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { graphFor } from '@/lib/graph/client'
import { listPeople } from '@/lib/graph/people'
import { methodForms } from '../authz/method-forms'
import { isObject } from '../simulator/graph-body'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'
import { answersDuring, answerWith, bent, parsed, sentToDo, statuses, types, type Bent } from './bent'

inPretendTenant()

/** 5,000 in the normal run, 100,000 at night: `PAYLOADS=100000`. */
const total = Number(process.env.PAYLOADS ?? 5_000)
const seed = 20261121

const asked = () => account('amara.okafor').user.id
const graph = () =>
  graphFor({ token: () => pretendTenant().signIn('megan'), refused: () => Promise.resolve() })
const listOfOwn = async () =>
  listPeople(await authorizeOwn(), unit('Pike Street').id, { attention: false, page: null })

const removeMethod = methodForms['remove method'] ?? expect.fail('There is no such form')

let answers: { path: string; text: string }[]
let answered = 0
// These answers are nobody's: there is nothing in them to hold against Microsoft's description.
beforeEach(async () => {
  signedInAs('megan')
  const { methods } = account('amara.okafor')
  answers = await answersDuring(async () => {
    await graph().read('/me')
    await removeMethod(asked())
    await listOfOwn()
  })
  account('amara.okafor').methods = methods
})

/** Bends the answers to a path, the n-th of those that are asked for at once. */
async function bending(
  path: string,
  share: number,
  work: (answer: Bent) => Promise<void>,
  { original, nth = 0 }: { original?: string; nth?: number } = {},
): Promise<void> {
  const text = original ?? answers.filter((one) => new RegExp(path, 'i').test(one.path))[nth]?.text
  if (!text) throw new Error(`Graph was not asked for ${path}`)
  const others = [account('megan'), account('ingrid.sorensen'), account('tomas.reyes')].map(
    ({ user }) => user.id,
  )
  const property = fc.asyncProperty(bent(text, others), statuses, types, async (body, status, type) => {
    answerWith(path, { status, type, body }, nth)
    signedInAs('megan')
    await work({ status, type, body })
  })
  const numRuns = Math.ceil(total * share)
  await fc.assert(property, { seed, numRuns })
  answered += numRuns
  pretendTenant().state.faults.length = 0
}

/** Only our own failures may come out, whatever goes in. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
}

/** Whether it came as Graph would send such an answer: the least that a yes, or a success, may rest on. */
function isAnswer({ status, type, body }: Bent, isIt: (read: Record<string, unknown>) => boolean): boolean {
  const read = parsed(body)
  return status >= 200 && status < 300 && type.startsWith('application/json') && isObject(read) && isIt(read)
}
const isWholeList = (read: Record<string, unknown>) => Array.isArray(read.value)

/** What is done is done once, and to nobody else; what is not done was not even sent. */
async function isReset(): Promise<boolean> {
  const { status } = await resetPassword(null, formFor('amara.okafor'))
  const paths = sentToDo().map(({ path }) => path.split('/').slice(2, 4).join('/'))
  expect(paths).toEqual(status === 'done' ? [`users/${asked()}`] : [])
  return status === 'done'
}

test(`${total.toLocaleString('en')} bent answers: 0 crashes, 0 false successes, seed ${seed}`, async () => {
  await bending('/v1.0/me$', 0.25, async () => void (await orNull(graph().read('/me'))))
  await bending('/members/microsoft.graph.user$', 0.05, async () => void (await orNull(listOfOwn())))

  // Who may what: all nine answers at once, and then one by one. A yes names the id that was asked for.
  await bending('\\$batch$', 0.1, async () => {
    const view = await orNull(authorizeView(asked()))
    if (view) expect(view.grant.person.id).toBe(asked())
  })
  await bending('\\$batch$', 0.05, async () => void (await isReset()))
  let yes = 0
  const user = `/users/${asked()}`
  await bending(`${user}$`, 0.07, async (answer) => {
    if (!(await isReset())) return
    yes += 1
    expect(isAnswer(answer, ({ id }) => id === asked())).toBe(true)
  })
  const ownGroups = `/users/${account('megan').user.id}/transitiveMemberOf/`
  const lists = ['memberOf/', 'transitiveMemberOf/', 'ownedObjects/'].map((list) => `${user}/${list}`)
  for (const path of [...lists, ownGroups])
    await bending(path, 0.04, async (answer) => {
      const grant = await orNull(authorize('reset-password', asked()))
      if (!grant) return
      yes += 1
      expect(grant.person.id).toBe(asked())
      expect(isAnswer(answer, isWholeList)).toBe(true)
    })
  for (const nth of [0, 1])
    await bending('/roleAssignments$', 0.05, async (answer) => {
      // Whom Graph refuses the list, it tells of the roles in another way.
      const isRefused = answer.status === 403
      if (!(await isReset())) return
      yes += 1
      expect(isRefused || isAnswer(answer, isWholeList)).toBe(true)
    }, { nth }) // prettier-ignore
  expect(yes, 'some of the answers still say yes').toBeGreaterThan(total / 100)

  await bending('/resetPassword$', 0.1, async ({ status, body }) => {
    const state = await resetPassword(null, formFor('amara.okafor'))
    expect(sentToDo().filter((one) => one.status < 300).length).toBeLessThan(2)
    if (state.status !== 'done') return
    expect(sentToDo().filter((one) => one.status < 300)).toHaveLength(1)
    const password = state.result.temporaryPassword
    // What resetPassword refuses to this role may have been done the other way, and then for real.
    if (status === 403) return expect(account('amara.okafor').password).toBe(password)
    // A success is one only with a password that was really in the answer.
    expect([200, 202]).toContain(status)
    expect(parsed(body)).toMatchObject({ newPassword: password })
  }, { original: '{"newPassword":"Abcd1234","@odata.context":"x"}' }) // prettier-ignore
  await bending('/revokeSignInSessions$', 0.04, async ({ status, body }) => {
    const { status: told } = await signOutEverywhere(null, formFor('amara.okafor'))
    expect(sentToDo().filter((one) => one.status < 300).length).toBeLessThan(2)
    if (told !== 'done') return
    expect(status).toBe(200)
    expect(parsed(body)).toMatchObject({ value: true })
  }, { original: '{"@odata.context":"x","value":true}' }) // prettier-ignore
  await bending(`${user}$`, 0.04, async () => {
    const turn = account('amara.okafor').user.accountEnabled ? 'block' : 'unblock'
    const { status: told } = await turnSignIn(null, formFor('amara.okafor', { turn }))
    // Without Graph’s 204 it is done only where Graph then shows it.
    expect(told).not.toBe('done')
    expect(sentToDo().every(({ path }) => path.includes(user))).toBe(true)
  })
  await bending('/authentication/methods$', 0.04, async () => {
    const told = await removeMethod(asked())
    const done = sentToDo().filter(({ status }) => status < 300)
    expect(done.every(({ path }) => path.includes(user))).toBe(true)
    // What is told as done and was not sent is gone already, and told so.
    const isGone = told.status === 'done' && done.length === 0
    if (isGone) expect(told).toMatchObject({ result: { fates: [{ fate: 'already' }] } })
    else expect(done).toHaveLength(told.status === 'done' ? 1 : 0)
  })
  expect(Object.prototype).not.toHaveProperty('admin')
  process.stdout.write(`    ${answered} bent answers, seed ${seed}: 0 crashes, 0 false successes\n`)
}, 3_600_000)
