/** What somebody runs who would rather do it themselves: filled in, ready to be pasted. */
export type Commands = { powershell: string; request: string }

/**
 * A text as PowerShell takes it literally. It also counts typographic quotes as quotes.
 * learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
function quoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`
}

function request(method: string, url: string, body: object): string {
  return `${method} ${url}\nContent-Type: application/json\n\n${JSON.stringify(body, null, 2)}`
}

/** learn.microsoft.com/powershell/module/microsoft.graph.identity.signins/update-mgpolicyauthorizationpolicy */
export function selfServiceCommands(graph: string, isOn: boolean): Commands {
  return {
    powershell: `Connect-MgGraph -Scopes 'Policy.ReadWrite.Authorization'\nUpdate-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$${isOn}`,
    request: request('PATCH', `${graph}/v1.0/policies/authorizationPolicy`, { allowedToUseSSPR: isOn }),
  }
}

/** learn.microsoft.com/powershell/module/microsoft.graph.users/update-mguser */
export function proofsCommands(
  graph: string,
  { signInName, email, phone }: { signInName: string; email: string; phone: string },
): Commands {
  const scopes = [email && 'User-Mail.ReadWrite.All', phone && 'User-Phone.ReadWrite.All'].filter(Boolean)
  const parts = [
    `Update-MgUser -UserId ${quoted(signInName)}`,
    email && `-OtherMails @(${quoted(email)})`,
    phone && `-MobilePhone ${quoted(phone)}`,
  ]
  const address = `${graph}/v1.0/users/${encodeURIComponent(signInName).replaceAll('%40', '@')}`
  const body = { ...(email && { otherMails: [email] }), ...(phone && { mobilePhone: phone }) }
  return {
    powershell: `Connect-MgGraph -Scopes ${scopes.map(String).map(quoted).join(', ')}\n${parts.filter(Boolean).join(' ')}`,
    request: request('PATCH', address, body),
  }
}
