import { consentState } from '../auth/consent-state'
import { signInScopes } from '../auth/scopes'
import { connect, environmentOf, quoted, type Shell } from './commands'

/** What a registration is made of: plain text in, plain text out, for the page and for the command alike. */
export type Wanted = {
  name: string
  callback: string
  shell: Shell
  permissions: readonly string[]
}

/** Microsoft Graph, in every tenant. */
const graphApp = '00000003-0000-0000-c000-000000000000'

/**
 * learn.microsoft.com/powershell/module/microsoft.graph.applications/new-mgapplication. Ids of permissions are looked up
 * by name, so nothing here can be out of date. As one block it ends at the first error, pasted or run from a file; what was
 * made by then is printed as soon as it is there.
 */
export function powershellScript({ name, callback, shell, permissions }: Wanted): string {
  const all = [...signInScopes, ...permissions]
  return [
    '& {',
    "$ErrorActionPreference = 'Stop'",
    '# Needs Application Administrator; the last step Privileged Role Administrator.',
    connect(shell, ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All']),
    `$graph = Get-MgServicePrincipal -Filter "appId eq '${graphApp}'"`,
    `$names = ${all.map(quoted).join(', ')}`,
    "$access = @($graph.Oauth2PermissionScopes | Where-Object Value -In $names | ForEach-Object { @{ Id = $_.Id; Type = 'Scope' } })",
    "if ($access.Count -ne $names.Count) { throw 'Microsoft Graph does not have all of these permissions here.' }",
    `$app = New-MgApplication -DisplayName ${quoted(name)} -SignInAudience AzureADMyOrg \``,
    `  -Web @{ RedirectUris = @(${quoted(callback)}) } \``,
    "  -OptionalClaims @{ IdToken = @(@{ Name = 'auth_time' }) } `",
    `  -RequiredResourceAccess @(@{ ResourceAppId = '${graphApp}'; ResourceAccess = $access })`,
    '"TENANT_ID=$((Get-MgContext).TenantId)"',
    '"CLIENT_ID=$($app.AppId)"',
    "$secret = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{ DisplayName = 'My Staff' }",
    '"CLIENT_SECRET=$($secret.SecretText)"',
    '# Admin consent, for everybody and for exactly these permissions:',
    '$client = New-MgServicePrincipal -AppId $app.AppId',
    'New-MgOauth2PermissionGrant -ClientId $client.Id -ConsentType AllPrincipals -ResourceId $graph.Id `',
    "  -Scope ($names -join ' ') | Out-Null",
    '}',
  ].join('\n')
}

function bash(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** learn.microsoft.com/cli/azure/manage-clouds-azure-cli */
const azureClouds: Record<string, string> = {
  USGov: 'AzureUSGovernment',
  USGovDoD: 'AzureUSGovernment',
  China: 'AzureChinaCloud',
}

/**
 * learn.microsoft.com/cli/azure/ad/app; works in bash and in Azure Cloud Shell. In a shell of its own, which ends at the
 * first error without taking the terminal along. `az ad app create` changes an app that has the name already.
 */
export function azureCliScript({ name, callback, shell, permissions }: Wanted): string {
  const { tenantId } = shell
  const cloud = azureClouds[environmentOf(shell) ?? '']
  const sameName = `displayName eq '${name.replaceAll("'", "''")}'`
  return [
    '(',
    'set -euo pipefail',
    '# Needs Application Administrator; the last step Privileged Role Administrator.',
    ...(cloud ? [`az cloud set --name ${cloud}`] : []),
    `az login --allow-no-subscriptions${tenantId ? ` --tenant ${bash(tenantId)}` : ''}`,
    `known=$(az ad app list --filter ${bash(sameName)} --query '[].appId' --output tsv)`,
    'if [ -n "$known" ]; then echo "There is an app of this name already: $known" >&2; exit 1; fi',
    `app=$(az ad app create --display-name ${bash(name)} --sign-in-audience AzureADMyOrg \\`,
    `  --web-redirect-uris ${bash(callback)} \\`,
    `  --optional-claims '{"idToken":[{"name":"auth_time"}]}' --query appId --output tsv)`,
    'echo "TENANT_ID=$(az account show --query tenantId --output tsv)"',
    'echo "CLIENT_ID=$app"',
    `for name in ${[...signInScopes, ...permissions].join(' ')}; do`,
    `  id=$(az ad sp show --id ${graphApp} --query "oauth2PermissionScopes[?value=='$name'].id" --output tsv)`,
    '  if [ -z "$id" ]; then echo "Microsoft Graph does not have $name here" >&2; exit 1; fi',
    `  az ad app permission add --id "$app" --api ${graphApp} --api-permissions "$id=Scope"`,
    'done',
    `secret=$(az ad app credential reset --id "$app" --append --display-name ${bash(name)} --query password --output tsv)`,
    'echo "CLIENT_SECRET=$secret"',
    '# Admin consent, for everybody and for exactly these permissions:',
    'az ad sp create --id "$app" --output none',
    'az ad app permission admin-consent --id "$app"',
    ')',
  ].join('\n')
}

/**
 * Consent for the whole organisation to exactly these permissions; the answer comes to the one address that is registered.
 * learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function consentLink(
  login: string,
  clientId: string,
  {
    callback,
    shell,
    permissions,
  }: Pick<Wanted, 'callback' | 'permissions'> & { shell: Shell & { tenantId: string } },
): string {
  const scope = [...signInScopes, ...permissions.map((name) => `${shell.graph}/${name}`)].join(' ')
  const query = { client_id: clientId, scope, redirect_uri: callback, state: consentState }
  return `${login}/${shell.tenantId}/v2.0/adminconsent?${new URLSearchParams(query).toString()}`
}
