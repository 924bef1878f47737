'use client'

import { Clock, KeyRound, LogOut } from 'lucide-react'
import { signOutEverywhere } from '../account-actions'
import type { Confirm } from '../confirm'
import { ConfirmDialog } from '../confirm-dialog'

const icons = [<LogOut key="ends" />, <Clock key="slow" />, <KeyRound key="again" />]

type Props = { confirm: Confirm; limits: string }

export function SignOutDialog({ confirm, limits }: Props) {
  return (
    <ConfirmDialog
      {...confirm}
      send={signOutEverywhere}
      icons={icons}
      outcomeOf={() => ({
        items: [
          { state: 'kept', text: confirm.words.done.done },
          { state: 'waiting', text: limits },
        ],
      })}
    />
  )
}
