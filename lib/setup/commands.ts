import type { GraphRequest } from './check'

/** The address as Graph knows it. */
function addressOf(graph: string, { path }: GraphRequest): string {
  return `${graph}/v1.0${path}`
}

/** What goes over the wire, to paste into any client. */
export function asGraphRequest(graph: string, request: GraphRequest): string {
  const head = `${request.method} ${addressOf(graph, request)}`
  if (!request.body) return head
  return `${head}\nContent-Type: application/json\n\n${JSON.stringify(request.body, null, 2)}`
}

/**
 * In a quoted string of PowerShell only the quote itself has a meaning, and curly ones are quotes too:
 * learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function quoted(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`
}

/**
 * The same for Microsoft Graph PowerShell. `Invoke-MgGraphRequest` sends exactly this request, whatever version of the
 * module there is: learn.microsoft.com/powershell/microsoftgraph/authentication-commands
 */
export function asPowerShell(graph: string, requests: GraphRequest[]): string {
  const permissions = [...new Set(requests.map(({ permission }) => permission))]
  const lines = requests.map((request) => {
    const call = `Invoke-MgGraphRequest -Method ${request.method} -Uri ${quoted(addressOf(graph, request))}`
    if (!request.body) return call
    return `${call} \`\n  -ContentType 'application/json' -Body ${quoted(JSON.stringify(request.body, null, 2))}`
  })
  return [`Connect-MgGraph -Scopes ${permissions.map(quoted).join(', ')}`, ...lines].join('\n')
}
