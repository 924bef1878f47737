'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from './button'
import { DialogActions } from './dialog'

type Words = { title: string; sentence: string; still: string; again: string; close: string }
type GoOn = () => void

/**
 * Without a network a link would leave for the browser's own page, and a form would lose its answer: both are held back
 * before anything happens, and one tap sends them on. Nothing is sent by itself when the network is back.
 */
export function Offline({ words }: { words: Words }) {
  const [held, setHeld] = useState<{ goOn: GoOn; turn: number } | null>(null)
  // Behind some VPNs a browser says that it is offline and is not.
  const isMistaken = useRef(false)

  useEffect(() => {
    function hold(event: Event) {
      const goOn = navigator.onLine || isMistaken.current ? null : wayOn(event)
      if (!goOn) return
      event.preventDefault()
      event.stopImmediatePropagation()
      // A new one each time: it comes before whatever was opened meanwhile.
      setHeld((before) => ({ goOn, turn: (before?.turn ?? 0) + 1 }))
    }
    // On another page there is nothing to go on with.
    const letGo = () => setHeld(null)
    const believe = () => (isMistaken.current = false)
    // On the window and before everybody else: React and its links listen at the document.
    window.addEventListener('click', hold, true)
    window.addEventListener('submit', hold, true)
    window.addEventListener('popstate', letGo)
    window.addEventListener('online', believe)
    return () => {
      window.removeEventListener('click', hold, true)
      window.removeEventListener('submit', hold, true)
      window.removeEventListener('popstate', letGo)
      window.removeEventListener('online', believe)
    }
  }, [])

  function goOn() {
    isMistaken.current = !navigator.onLine
    held?.goOn()
  }
  return held && <Held key={held.turn} goOn={goOn} onClose={() => setHeld(null)} words={words} />
}

/** Milliseconds. */
const patience = 3_000

/** Whether our own server answers, whatever it says. */
function isReached(): Promise<boolean> {
  const asked = fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  return asked.then(
    () => true,
    () => false,
  )
}

function Held({ goOn, onClose, words }: { goOn: GoOn; onClose: () => void; words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isAsking = useRef(false)
  const [failures, setFailures] = useState(0)
  useLayoutEffect(() => dialog.current?.showModal(), [])

  async function tryAgain() {
    if (isAsking.current) return
    isAsking.current = true
    const isThere = await isReached()
    isAsking.current = false
    if (!isThere) return setFailures((before) => before + 1)
    // Closed meanwhile: then it is not to go on.
    if (!dialog.current?.open) return
    dialog.current.close()
    goOn()
  }

  return (
    <dialog ref={dialog} aria-labelledby="offline" onClose={onClose} className="dialog">
      <div className="dialog-panel">
        <h2 id="offline" className="py-2.5 text-lg">
          {words.title}
        </h2>
        <div className="dialog-body">
          <p key={failures} role="alert">
            {failures > 0 ? `${words.still} ${words.sentence}` : words.sentence}
          </p>
          <DialogActions>
            <Button variant="primary" onClick={() => void tryAgain()}>
              {words.again}
            </Button>
            <Button variant="quiet" onClick={() => dialog.current?.close()}>
              {words.close}
            </Button>
          </DialogActions>
        </div>
      </div>
    </dialog>
  )
}

/** How to go on with what was clicked or sent, where that takes the network. */
function wayOn(event: Event): GoOn | null {
  const { target } = event
  if (event instanceof SubmitEvent && target instanceof HTMLFormElement) {
    const { submitter } = event
    return () => {
      if (target.isConnected) target.requestSubmit(submitter?.isConnected ? submitter : null)
    }
  }
  if (event instanceof MouseEvent && isElsewhere(event)) return null
  const link = target instanceof Element ? target.closest('a') : null
  const isHere = link?.hash && link.pathname + link.search === location.pathname + location.search
  const leads = link && link.target !== '_blank' && link.origin === location.origin && !isHere
  return leads ? () => link.click() : null
}

/** For another tab or window: this page stays. */
function isElsewhere({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}
