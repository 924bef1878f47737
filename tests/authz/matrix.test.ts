import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { block, signOutEverywhere, unblock } from '@/app/staff/[staffId]/account-actions'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { AppError } from '@/lib/errors'
import { authorizeView, type View } from '@/lib/graph/authorize'
import { inPretendTenant, pretendTenant } from '../tenant'
import { isFound, isInExport, isOnList, recordForEach } from './finding'
import { methodForms } from './method-forms'
import { actors, requests, scopes, targets, type Request } from './axes'
import { isWithinReach, mayHappen } from './oracle'
import { createWorld, type Cell } from './world'

inPretendTenant()

function form(targetId: string, typed: boolean): FormData {
  const made = new FormData()
  made.set('staffId', targetId)
  made.set('operation', randomUUID())
  if (typed) made.set('newPassword', 'Harbour-Lights-47')
  return made
}

/** Sends a form for real; done or refused, Graph must have been made to write or not accordingly. */
async function isDone(send: () => Promise<{ status: string }>): Promise<boolean> {
  const { state } = pretendTenant()
  const before = state.log.filter(({ write }) => write).length
  const answer = await send()
  const writes = state.log.filter(({ write }) => write).length - before
  expect(writes, 'what is answered is what was done').toBe(answer.status === 'done' ? 1 : 0)
  return answer.status === 'done'
}

/** The same of what is done to the account, which is put into the state that the form shows first. */
async function isAccountChanged({ targetId }: Cell, send: typeof block, enabled: boolean): Promise<boolean> {
  const { state, tenant } = pretendTenant()
  const user = tenant.people.get(targetId)?.user
  const was = user?.accountEnabled
  if (user) user.accountEnabled = enabled
  const before = state.log.filter(({ write }) => write).length
  const answer = await send(null, form(targetId, false))
  const writes = state.log.filter(({ write }) => write).length - before
  if (user && was !== undefined) user.accountEnabled = was
  // The sign-ins of a guest are those of another tenant: nothing is written about them here.
  if (answer.status !== 'done' || user?.userType !== 'Guest')
    expect(writes > 0, 'what is answered is what was done').toBe(answer.status === 'done')
  return answer.status === 'done'
}

/** Whether Graph was asked for the person's methods, told them, and the app hands them on. */
function isTold({ grant }: View): boolean {
  return grant.methods !== null && !(grant.methods.all instanceof AppError)
}

/** Null where it is not asked this time. What is not sent is what the rules decide for it. */
async function answer(
  request: Request,
  cell: Cell,
  view: View | null,
  isReal: boolean,
): Promise<boolean | null> {
  if (request === 'list') return isOnList(cell)
  if (request === 'search') return isReal ? isFound(cell) : null
  if (request === 'export') return isReal ? isInExport(cell) : null
  if (request === 'view') return view !== null
  if (request === 'read methods') return view !== null && isTold(view)
  if (request === 'reset, generated') return isDone(() => resetPassword(null, form(cell.targetId, false)))
  if (request === 'reset, typed') return isDone(() => resetPassword(null, form(cell.targetId, true)))
  if (request === 'sign out') return isAccountChanged(cell, signOutEverywhere, true)
  if (request === 'block') return isAccountChanged(cell, block, true)
  if (request === 'unblock') return isAccountChanged(cell, unblock, false)
  const send = methodForms[request]
  if (send && isReal) return isDone(() => send(cell.targetId))
  return view !== null && view.decisions['change-methods'].allowed
}

/** The normal run looks at every n-th cell, with n that shares no factor with the axes, another part in each of its two passes; `npm run test:authz` at all. */
const step = process.env.AUTHZ === 'all' ? 1 : 9
const cells = Math.ceil((actors.length * scopes.length * targets.length) / step)

describe.each([
  ['with Graph refusing too', true],
  ['with Graph allowing everything', false],
])('%s', (_which, enforcement) => {
  test(
    `${cells.toLocaleString('en')} cells, ${requests.length} requests each: 0 escapes, 0 false refusals`,
    async () => {
      const world = createWorld()
      await recordForEach(world.everybody, world.units)
      const { state } = pretendTenant()
      state.enforcement = enforcement
      const wrong: string[] = []
      let turns = 0
      let decisions = 0
      let sent = 0
      let number = enforcement ? -1 : -4
      for (const actor of actors)
        for (const scope of scopes)
          for (const target of targets) {
            number += 1
            if (number % step !== 0) continue
            const cell = world.enter(actor, scope, target)
            // What was seen a moment ago counts for nothing.
            await authorizeView(cell.targetId).catch(() => null)
            cell.meanwhile()
            const view = await authorizeView(cell.targetId).catch(() => null)
            if ((view !== null) !== isWithinReach(actor, scope, target, enforcement))
              wrong.push(`${actor} | ${scope} | ${target} | reach`)
            for (const request of requests) {
              turns += 1
              // In the normal run a cell asks for some of what costs most, another one for others.
              const isReal = step === 1 || turns % 7 === 0
              const isAllowed = await answer(request, cell, view, isReal)
              if (isAllowed === null) continue
              decisions += 1
              if (isReal || !methodForms[request]) sent += 1
              const isGuests = target === 'guest' && !isReal && methodForms[request] !== undefined
              const asWho = isGuests ? 'plain' : target
              if (isAllowed !== mayHappen(actor, scope, asWho, request, enforcement))
                wrong.push(
                  `${isAllowed ? 'ESCAPE' : 'refused'}: ${actor} | ${scope} | ${target} | ${request}`,
                )
            }
            state.log.length = 0
          }
      process.stdout.write(
        `    ${decisions.toLocaleString('en')} decisions ${_which}, ${sent.toLocaleString('en')} of them by asking for real, ${wrong.length} wrong\n`,
      )
      expect(wrong.slice(0, 60)).toEqual([])
      expect(decisions).toBeGreaterThan(cells * (requests.length - 2) - requests.length)
      if (step === 1) expect(sent).toBe(actors.length * scopes.length * targets.length * requests.length)
    },
    step === 1 ? 3_600_000 : 600_000,
  )
})
