import { quoted } from './commands'

/** What a registration is made of: plain text in, plain text out, for the page and for the command alike. */
export type Wanted = {
  name: string
  callback: string
  tenantId: string | null
  permissions: readonly string[]
}

/** Microsoft Graph, in every tenant. */
const graphApp = '00000003-0000-0000-c000-000000000000'

/**
 * learn.microsoft.com/powershell/module/microsoft.graph.applications/new-mgapplication. Ids of permissions are looked up
 * by name, so nothing here can be out of date.
 */
export function powershellScript({ name, callback, tenantId, permissions }: Wanted): string {
  const connect = ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All']
    .map(quoted)
    .join(', ')
  return [
    '# Needs Application Administrator; the last step Privileged Role Administrator.',
    `Connect-MgGraph ${tenantId ? `-TenantId ${quoted(tenantId)} ` : ''}-Scopes ${connect}`,
    `$graph = Get-MgServicePrincipal -Filter "appId eq '${graphApp}'"`,
    `$names = ${permissions.map(quoted).join(', ')}`,
    "$access = $graph.Oauth2PermissionScopes | Where-Object Value -In $names | ForEach-Object { @{ Id = $_.Id; Type = 'Scope' } }",
    `$app = New-MgApplication -DisplayName ${quoted(name)} -SignInAudience AzureADMyOrg \``,
    `  -Web @{ RedirectUris = @(${quoted(callback)}) } \``,
    "  -OptionalClaims @{ IdToken = @(@{ Name = 'auth_time' }) } `",
    `  -RequiredResourceAccess @(@{ ResourceAppId = '${graphApp}'; ResourceAccess = @($access) })`,
    '$client = New-MgServicePrincipal -AppId $app.AppId',
    "$secret = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{ DisplayName = 'My Staff' }",
    '# Admin consent, for everybody and for exactly these permissions:',
    'New-MgOauth2PermissionGrant -ClientId $client.Id -ConsentType AllPrincipals -ResourceId $graph.Id `',
    "  -Scope (@('openid', 'profile', 'offline_access') + $names -join ' ')",
    '"TENANT_ID=$((Get-MgContext).TenantId)"',
    '"CLIENT_ID=$($app.AppId)"',
    '"CLIENT_SECRET=$($secret.SecretText)"',
  ].join('\n')
}

function bash(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** learn.microsoft.com/cli/azure/ad/app; works in bash and in Azure Cloud Shell. */
export function azureCliScript({ name, callback, tenantId, permissions }: Wanted): string {
  return [
    '# Needs Application Administrator; the last step Privileged Role Administrator.',
    `az login --allow-no-subscriptions${tenantId ? ` --tenant ${bash(tenantId)}` : ''}`,
    `app=$(az ad app create --display-name ${bash(name)} --sign-in-audience AzureADMyOrg \\`,
    `  --web-redirect-uris ${bash(callback)} \\`,
    `  --optional-claims '{"idToken":[{"name":"auth_time"}]}' --query appId --output tsv)`,
    'az ad sp create --id "$app"',
    `for name in ${permissions.join(' ')}; do`,
    `  id=$(az ad sp show --id ${graphApp} --query "oauth2PermissionScopes[?value=='$name'].id" --output tsv)`,
    `  az ad app permission add --id "$app" --api ${graphApp} --api-permissions "$id=Scope"`,
    'done',
    'az ad app permission admin-consent --id "$app"',
    'echo "TENANT_ID=$(az account show --query tenantId --output tsv)"',
    'echo "CLIENT_ID=$app"',
    `echo "CLIENT_SECRET=$(az ad app credential reset --id "$app" --append --display-name ${bash(name)} --query password --output tsv)"`,
  ].join('\n')
}

/** learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#construct-the-url-for-granting-tenant-wide-admin-consent */
export function consentLink(login: string, tenantId: string, clientId: string): string {
  return `${login}/${tenantId}/adminconsent?client_id=${clientId}`
}
