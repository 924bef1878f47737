'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Answer } from '@/components/answer'
import { Callout } from '@/components/callout'
import { StackedTable } from '@/components/stacked-table'
import { Status } from '@/components/status'
import { SubmitButton } from '@/components/submit-button'
import { sendList, type ListState } from './list-action'
import { Trouble } from '../trouble'
import type { Words } from './words'

const endings = { done: 'positive', unknown: 'caution', 'not-done': 'danger' } as const
const tones = { change: 'positive', same: 'plain', fault: 'danger' } as const

/** Proofs of many, from a pasted list: first what would change, line by line, and only then, once confirmed, the change. */
export function ListForm({ words: { paste: words, trouble } }: { words: Words }) {
  const [state, send] = useActionState<ListState, FormData>(sendList, { status: 'open', list: '' })
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'applied') router.refresh()
  }, [state, router])

  const fault = state.status === 'invalid' ? state.fault : undefined
  return (
    <div className="flex flex-col gap-4">
      <form action={send} className="flex flex-col gap-3">
        <label htmlFor="list" className="text-sm font-semibold">
          {words.label}
        </label>
        <textarea
          id="list"
          name="list"
          dir="ltr"
          rows={4}
          maxLength={5000}
          spellCheck={false}
          defaultValue={state.list}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? 'list-error list-hint' : 'list-hint'}
          placeholder={'adele@contoso.com, adele@example.com, +1 206 555 0100'}
          className="field py-2 font-mono text-sm placeholder:text-muted aria-invalid:border-danger"
        />
        {fault && (
          <p id="list-error" role="alert" className="text-sm text-danger">
            {fault}
          </p>
        )}
        <p id="list-hint" className="text-xs text-muted">
          {words.lead}
        </p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="secondary" {...words.checking}>
            {state.status === 'checked' ? words.again : words.check}
          </SubmitButton>
        </div>
      </form>
      {state.status === 'failed' && <Trouble problem={state.problem} words={trouble} />}
      {state.status === 'checked' && <Checked state={state} send={send} words={words} />}
      {state.status === 'applied' && (
        <Answer>
          <div role={state.isWhole ? 'status' : 'alert'} className="font-semibold">
            {state.summary.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <StackedTable
            label={words.result}
            columns={[words.who, words.line, words.result]}
            rows={state.rows.map(({ line, name, ending, text }) => ({
              id: String(line),
              cells: [
                <bdi key="name">{name}</bdi>,
                line,
                <Status key="result" tone={endings[ending]}>
                  {text}
                </Status>,
              ],
            }))}
          />
        </Answer>
      )}
    </div>
  )
}

type CheckedProps = {
  state: Extract<ListState, { status: 'checked' }>
  send: (form: FormData) => void
  words: Words['paste']
}

function Checked({ state: { list, preview, operation, notice }, send, words }: CheckedProps) {
  const hasFault = preview.rows.some(({ kind }) => kind === 'fault')
  return (
    <>
      <div role={notice || hasFault ? 'alert' : 'status'}>
        <Callout tone={notice || hasFault ? 'caution' : 'neutral'}>
          {notice && <p className="font-semibold">{notice}</p>}
          {preview.summary.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
      </div>
      <StackedTable
        label={words.what}
        columns={[words.who, words.line, words.what]}
        rows={preview.rows.map(({ line, name, kind, texts }) => ({
          id: String(line),
          cells: [
            <bdi key="name">{name}</bdi>,
            line,
            <ul key="what" className="grid grid-cols-1 gap-1 wrap-anywhere">
              {texts.map((text) => (
                <li key={text}>
                  <Status tone={tones[kind]}>{text}</Status>
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
      {preview.changes > 0 && (
        <form action={send} className="flex flex-wrap gap-3">
          <input type="hidden" name="step" value="apply" />
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="mark" value={preview.mark} />
          <input type="hidden" name="operation" value={operation} />
          <SubmitButton {...words.applying}>{preview.label}</SubmitButton>
        </form>
      )}
    </>
  )
}
