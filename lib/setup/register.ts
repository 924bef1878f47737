// `npm run setup:register`: prints the registration of the app as a script, for the features and the address named.
import { parseArgs } from 'node:util'
import { permissionsWith, signInScopes } from '../auth/scopes'
import { say } from '../audit/command'
import { azureCliScript, powershellScript } from './registration'

const usage = `npm run setup:register -- [--address https://mystaff.example.com] [--without pass,qr-code,sign-out,block] [--azure-cli]

Prints the registration of My Staff as a script: Microsoft Graph PowerShell, or Azure CLI. It changes nothing by itself.

  --address      where people open the app (http://localhost:3000)
  --tenant       the directory (tenant) ID, so that no other is signed in to
  --cloud        global, us-government, us-defense or china (global)
  --without      features that stay off: pass, qr-code, sign-out, block
  --azure-cli    the script for Azure CLI
  --help         this text, what is asked for, and the script
`

const clouds: Record<string, string> = {
  global: 'https://graph.microsoft.com',
  'us-government': 'https://graph.microsoft.us',
  'us-defense': 'https://dod-graph.microsoft.us',
  china: 'https://microsoftgraph.chinacloudapi.cn',
}

/** The settings call it by a shorter name than the code. */
const names: Record<string, string> = { 'temporary-access-pass': 'pass' }
const features = ['pass', 'qr-code', 'sign-out', 'block']

function refuse(problem: string): never {
  process.stderr.write(`${problem}\n\n${usage}`)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        address: { type: 'string', default: 'http://localhost:3000' },
        tenant: { type: 'string' },
        cloud: { type: 'string', default: 'global' },
        without: { type: 'string', default: '' },
        'azure-cli': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const values = readOptions()
const off = values.without.split(',').flatMap((one) => one.trim() || [])
const unknown = off.filter((one) => !features.includes(one))
if (unknown.length > 0) refuse(`--without does not know ${unknown.join(', ')}.`)

const address = URL.parse(values.address)
if (!address || !/^https?:$/.test(address.protocol) || address.pathname !== '/')
  refuse(`--address takes an address such as https://mystaff.example.com, not ${values.address}.`)

const graph = clouds[values.cloud]
if (!graph) refuse(`--cloud takes ${Object.keys(clouds).join(', ')}, not ${values.cloud}.`)

const permissions = permissionsWith((feature) => !off.includes(names[feature] ?? feature))
const wanted = {
  name: 'My Staff',
  callback: `${address.origin}/api/auth/callback/entra`,
  shell: { graph, tenantId: values.tenant ?? null },
  permissions,
}

if (values.help) {
  say(usage)
  say(`Delegated permissions: ${[...signInScopes, ...permissions].join(' ')}\n`)
}
say(values['azure-cli'] ? azureCliScript(wanted) : powershellScript(wanted))
