'use client'

import { KeyRound, ListOrdered, TriangleAlert, UserRound } from 'lucide-react'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import type { Evidence } from '@/components/evidence-fields'
import { Note } from '@/components/note'
import { Points } from '@/components/points'
import type { Removed } from '@/lib/graph/methods'
import { ActionDialog, CatchLost, faultsIn, problemIn } from '../action-dialog'
import type { MethodRow } from '../method-words'
import type { PersonShown } from '../person-shown'
import { removeSignInMethod, startMethodsOver, type RemoveState } from './action'
import { MethodList } from './method-list'
import { useMethods } from './use-methods'
import type { Words } from './words'

type Props = {
  person: PersonShown
  /** Those that go. */
  rows: MethodRow[]
  fields: Record<string, string>
  here: string
  isAll?: boolean
  /** Without them there is no second step left. */
  isLast: boolean
  operation: string
  evidence: Evidence
  words: Words
}

export function RemoveDialog(props: Props) {
  return (
    <CatchLost person={props.person} here={props.here} words={props.words.trouble}>
      <RemoveForm {...props} />
    </CatchLost>
  )
}

function RemoveForm({
  person,
  rows,
  fields,
  here,
  isAll = false,
  isLast,
  operation,
  evidence,
  words,
}: Props) {
  const action = isAll ? startMethodsOver : removeSignInMethod
  const [state, send, isSending] = useActionState<RemoveState, FormData>(action, { status: 'open' })
  const closeHref = `/staff/${person.id}`
  const faults = faultsIn(state)
  const fault = faults.id ?? faults.mark ?? faults.shown
  // Beside a failure it is not told what goes: it stays what was told before.
  const about = (problemIn(state) && state.sent) || fields
  const points = isAll
    ? words.startOverPoints.map((text, index) => ({
        icon: [<KeyRound key="key" />, <ListOrdered key="list" />, <UserRound key="person" />][index],
        text,
      }))
    : [{ icon: <KeyRound />, text: words.lead }]
  return (
    <ActionDialog
      person={person}
      state={state}
      send={send}
      operation={operation}
      evidence={evidence}
      title={isAll ? words.startOver : words.removeTitle}
      here={here}
      backHref={`${closeHref}/methods`}
      variant="danger"
      words={{ ...words.trouble, back: words.show }}
      fault={fault && words.invalid[fault]}
      done={{
        title: words.done.title,
        tell: (removed) => (
          <Outcome removed={removed} rows={rows} isAll={isAll} closeHref={closeHref} words={words} />
        ),
      }}
      fields={
        <>
          {Object.entries(about).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {isAll && isSending && <Progress staffId={person.id} rows={rows} words={words} />}
        </>
      }
    >
      <MethodList rows={rows} label={words.going} />
      <Points items={[...points, ...(isLast ? [{ icon: <TriangleAlert />, text: words.last }] : [])]} />
    </ActionDialog>
  )
}

/** How many are gone by now, as Graph tells it. */
function Progress({ staffId, rows: going, words }: { staffId: string; rows: MethodRow[]; words: Words }) {
  const { rows } = useMethods(staffId, going, 1_000)
  const left = going.filter(({ id }) => rows.some((row) => row.id === id)).length
  const gone = going.length - left
  const text = words.progress.replace('{gone}', String(gone)).replace('{all}', String(going.length))
  return (
    <div role="status" className="grid gap-2">
      <p>{text}</p>
      <progress value={gone} max={going.length} aria-label={text} />
    </div>
  )
}

type OutcomeProps = { removed: Removed; rows: MethodRow[]; isAll: boolean; closeHref: string; words: Words }

/** What became of each of them. */
function Outcome({ removed: { fates, lost }, rows, isAll, closeHref, words }: OutcomeProps) {
  const items = fates.map(({ id, fate }) => {
    const row = rows.find((one) => one.id === id)
    const what = row ? [row.kind, row.name].filter(Boolean).join(', ') : null
    return {
      state: 'kept' as const,
      text: what ?? words.done[fate],
      detail: what ? words.done[fate] : undefined,
    }
  })
  return (
    <>
      <div role="status" className="grid gap-2">
        <CheckList items={items} />
        {lost && <Note>{words.done.lost}</Note>}
      </div>
      {isAll && <p>{words.done.next}</p>}
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.trouble.done}
        </ButtonLink>
        <ButtonLink href={`${closeHref}/methods`} variant="quiet" hard>
          {words.card}
        </ButtonLink>
      </DialogActions>
    </>
  )
}
