'use client'

import { KeyRound, ListOrdered, TriangleAlert, UserRound } from 'lucide-react'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { CheckList } from '@/components/check-list'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import { Note } from '@/components/note'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import type { Removed } from '@/lib/graph/methods'
import { ActionForm, CatchLost, problemIn, type PersonShown } from '../action-dialog'
import type { MethodRow } from '../method-words'
import { Trouble } from '../trouble'
import { removeSignInMethod, startMethodsOver } from './action'
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
  const [state, send, isSending] = useActionState<ActionState<Removed>, FormData>(action, { status: 'open' })
  const closeHref = `/staff/${person.id}`
  const frame = { person, closeHref, closeLabel: words.trouble.close }
  const title = isAll ? words.startOver : words.removeTitle
  if (state.status === 'done')
    return (
      <Dialog {...frame} title={words.done.title} hardClose>
        <Outcome removed={state.result} rows={rows} isAll={isAll} closeHref={closeHref} words={words} />
      </Dialog>
    )
  const problem = problemIn(state)
  const faults = state.status === 'invalid' ? state.fields : {}
  const fault = faults.id ?? faults.mark ?? faults.shown
  const inputs = (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <EvidenceFields {...evidence} kept={'kept' in state ? state.kept : undefined} faults={faults} />
    </>
  )
  const points = isAll
    ? words.startOverPoints.map((text, index) => ({
        icon: [<KeyRound key="key" />, <ListOrdered key="list" />, <UserRound key="person" />][index],
        text,
      }))
    : [{ icon: <KeyRound />, text: words.lead }]
  return (
    <Dialog {...frame} title={problem?.title ?? title} hardClose={state.status !== 'open'}>
      <ActionForm state={state} send={send} operation={operation} person={person}>
        {problem ? (
          <Trouble problem={problem} closeHref={`${closeHref}/methods`} here={here} words={words.trouble}>
            {inputs}
          </Trouble>
        ) : (
          <>
            {fault && (
              <Callout tone="caution" alert>
                <p>{words.invalid[fault]}</p>
              </Callout>
            )}
            <MethodList rows={rows} label={words.going} />
            <Points items={[...points, ...(isLast ? [{ icon: <TriangleAlert />, text: words.last }] : [])]} />
            {inputs}
            {isAll && isSending && <Progress staffId={person.id} rows={rows} words={words} />}
            <DialogActions>
              <SubmitButton variant="danger" {...words.trouble.sending}>
                {title}
              </SubmitButton>
              <ButtonLink href={`${closeHref}/methods`} variant="quiet">
                {words.trouble.cancel}
              </ButtonLink>
            </DialogActions>
          </>
        )}
      </ActionForm>
    </Dialog>
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

const marks = { gone: 'kept', already: 'kept', kept: 'unknown' } as const

type OutcomeProps = { removed: Removed; rows: MethodRow[]; isAll: boolean; closeHref: string; words: Words }

/** What became of each of them. */
function Outcome({ removed: { fates, lost }, rows, isAll, closeHref, words }: OutcomeProps) {
  const items = fates.map(({ id, fate }) => {
    const row = rows.find((one) => one.id === id)
    const what = row ? [row.kind, row.name].filter(Boolean).join(', ') : null
    return { state: marks[fate], text: what ?? words.done[fate], detail: what ? words.done[fate] : undefined }
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
