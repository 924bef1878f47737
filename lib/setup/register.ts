// `npm run setup:register`: prints the registration of the app as a script, for the features and the address named.
import { parseArgs } from 'node:util'
import { permissionsWith, signInScopes } from '../auth/scopes'
import { say } from '../audit/command'
import { azureCliScript, powershellScript } from './registration'

const usage = `npm run setup:register -- [--address https://mystaff.example.com] [--without pass,qr-code,sign-out,block] [--azure-cli]

Prints the registration of My Staff as a script: Microsoft Graph PowerShell, or Azure CLI. It changes nothing by itself.

  --address      where people open the app (http://localhost:3000)
  --tenant       the directory (tenant) ID, so that no other is signed in to
  --without      features that stay off: pass, qr-code, sign-out, block
  --azure-cli    the script for Azure CLI
  --help         this text, what is asked for, and the script
`

const { values } = parseArgs({
  options: {
    address: { type: 'string', default: 'http://localhost:3000' },
    tenant: { type: 'string' },
    without: { type: 'string', default: '' },
    'azure-cli': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** The settings call it by a shorter name than the code. */
const names: Record<string, string> = { 'temporary-access-pass': 'pass' }
const off = values.without.split(',').map((one) => one.trim())
const permissions = permissionsWith((feature) => !off.includes(names[feature] ?? feature))
const wanted = {
  name: 'My Staff',
  callback: `${values.address.replace(/\/+$/, '')}/api/auth/callback/entra`,
  tenantId: values.tenant ?? null,
  permissions,
}

if (values.help) {
  say(usage)
  say(`Delegated permissions: ${[...signInScopes, ...permissions].join(' ')}\n`)
}
say(values['azure-cli'] ? azureCliScript(wanted) : powershellScript(wanted))
