import { asGraphRequest, connect, quoted, type Shell } from '@/lib/setup/commands'

/** What somebody runs who would rather do it themselves: filled in, ready to be pasted. */
export type Commands = { powershell: string; request: string }

/** learn.microsoft.com/powershell/module/microsoft.graph.identity.signins/update-mgpolicyauthorizationpolicy */
export function selfServiceCommands(shell: Shell, isOn: boolean): Commands {
  const permission = 'Policy.ReadWrite.Authorization'
  const path = '/policies/authorizationPolicy'
  const body = { allowedToUseSSPR: isOn }
  return {
    powershell: `${connect(shell, [permission])}\nUpdate-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$${isOn}`,
    request: asGraphRequest(shell.graph, { method: 'PATCH', path, body, permission }),
  }
}

/**
 * One write for each, as the app sends them: they take permissions of their own.
 * learn.microsoft.com/powershell/module/microsoft.graph.users/update-mguser
 */
export function proofsCommands(
  shell: Shell,
  { signInName, email, phone }: { signInName: string; email: string; phone: string },
): Commands {
  const path = `/users/${encodeURIComponent(signInName).replaceAll('%40', '@')}`
  const changes = [
    ...(email
      ? [
          {
            permission: 'User-Mail.ReadWrite.All',
            body: { otherMails: [email] },
            option: `-OtherMails @(${quoted(email)})`,
          },
        ]
      : []),
    ...(phone
      ? [
          {
            permission: 'User-Phone.ReadWrite.All',
            body: { mobilePhone: phone },
            option: `-MobilePhone ${quoted(phone)}`,
          },
        ]
      : []),
  ]
  const signIn = connect(
    shell,
    changes.map(({ permission }) => permission),
  )
  const updates = changes.map(({ option }) => `Update-MgUser -UserId ${quoted(signInName)} ${option}`)
  return {
    powershell: [signIn, ...updates].join('\n'),
    request: changes
      .map(({ body, permission }) => asGraphRequest(shell.graph, { method: 'PATCH', path, body, permission }))
      .join('\n\n'),
  }
}
