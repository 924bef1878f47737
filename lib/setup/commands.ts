import type { GraphRequest } from './check'

/** The tenant and the cloud that commands are meant for, whatever else a shell is signed in to. */
export type Shell = { graph: string; tenantId: string | null }

/** learn.microsoft.com/powershell/microsoftgraph/authentication-commands: what the clouds are called that are not the usual one. */
const environments: Record<string, string> = {
  'https://graph.microsoft.us': 'USGov',
  'https://dod-graph.microsoft.us': 'USGovDoD',
  'https://microsoftgraph.chinacloudapi.cn': 'China',
}

export function environmentOf({ graph }: Pick<Shell, 'graph'>): string | null {
  return environments[graph] ?? null
}

/** Signs in to this tenant and no other, for these permissions. */
export function connect(shell: Shell, permissions: string[]): string {
  const environment = environmentOf(shell)
  return [
    `Connect-MgGraph -Scopes ${[...new Set(permissions)].map(quoted).join(', ')}`,
    ...(shell.tenantId ? [`-TenantId ${quoted(shell.tenantId)}`] : []),
    ...(environment ? [`-Environment ${environment}`] : []),
  ].join(' ')
}

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
export function asPowerShell(shell: Shell, requests: GraphRequest[]): string {
  const lines = requests.map((request) => {
    const call = `Invoke-MgGraphRequest -Method ${request.method} -Uri ${quoted(addressOf(shell.graph, request))}`
    if (!request.body) return call
    return `${call} \`\n  -ContentType 'application/json' -Body ${quoted(JSON.stringify(request.body, null, 2))}`
  })
  return [
    connect(
      shell,
      requests.map(({ permission }) => permission),
    ),
    ...lines,
  ].join('\n')
}
