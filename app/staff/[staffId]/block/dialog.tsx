'use client'

import { Ban, CircleHelp, Clock, LogIn, LogOut, Server, Undo2 } from 'lucide-react'
import { ButtonLink } from '@/components/button'
import { turnSignIn } from '../account-actions'
import type { Confirm } from '../confirm'
import { ConfirmDialog } from '../confirm-dialog'

const blocking = [<Ban key="stops" />, <LogOut key="ends" />, <Undo2 key="keeps" />, <Server key="server" />]
const unblocking = [
  <CircleHelp key="why" />,
  <LogIn key="may" />,
  <Clock key="slow" />,
  <Server key="server" />,
]

type Props = {
  confirm: Confirm
  /** As it was when the dialog was drawn: which of the two it is about. */
  isBlocked: boolean
  /** `signOut` is null where signing out by itself is switched off. */
  words: { signedOut: string; notSignedOut: string; signOut: string | null }
}

export function BlockDialog({ confirm, isBlocked, words }: Props) {
  const done = { state: 'kept' as const, text: confirm.words.done.done }
  if (isBlocked)
    return (
      <ConfirmDialog
        {...confirm}
        send={turnSignIn}
        fields={{ turn: 'unblock' }}
        icons={unblocking}
        outcomeOf={() => ({ items: [done] })}
      />
    )
  return (
    <ConfirmDialog
      {...confirm}
      send={turnSignIn}
      fields={{ turn: 'block' }}
      icons={blocking}
      variant="danger"
      outcomeOf={({ signedOut }) =>
        signedOut
          ? { items: [done, { state: 'waiting', text: words.signedOut }] }
          : {
              items: [done, { state: 'broken', text: words.notSignedOut }],
              next: words.signOut && (
                <ButtonLink href={`/staff/${confirm.person.id}/sign-out`} hard>
                  {words.signOut}
                </ButtonLink>
              ),
            }
      }
    />
  )
}
