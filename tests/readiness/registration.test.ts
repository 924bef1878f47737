import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { permissions, permissionsInUse, permissionsWith } from '@/lib/auth/scopes'
import { optional } from '@/app/setup/consent/schema'
import { asPowerShell } from '@/lib/setup/commands'
import { azureCliScript, powershellScript } from '@/lib/setup/registration'

const wanted = {
  name: 'My Staff',
  callback: 'https://mystaff.contoso.example/api/auth/callback/entra',
  tenantId: null,
  permissions: permissionsInUse(),
}

test('the command prints what the page shows, for the address and the features named', () => {
  const run = (...options: string[]) =>
    execFileSync('npm', ['run', '-s', 'setup:register', '--', ...options], { encoding: 'utf8' })
  const address = ['--address', 'https://mystaff.contoso.example/']
  expect(run(...address).trim()).toBe(powershellScript(wanted))
  expect(run(...address, '--azure-cli').trim()).toBe(azureCliScript(wanted))
  const help = run('--help', '--without', 'pass,qr-code')
  expect(help).toContain('--azure-cli')
  expect(help).toContain("'User.Read.All'")
  expect(help).not.toContain('Policy.Read.AuthenticationMethod')
})

test('a script names each permission once, and no other', () => {
  const [, names = ''] = /^\$names = (.+)$/m.exec(powershellScript(wanted)) ?? []
  expect(names.split(', ')).toEqual(wanted.permissions.map((name) => `'${name}'`))
  expect(permissionsWith(() => false)).not.toContain('Policy.Read.AuthenticationMethod')
})

test('with every feature chosen that can be chosen, nothing is missing', () => {
  expect(permissionsWith((feature) => optional.some((one) => one === feature))).toEqual([...permissions])
})

test('bash takes the script for Azure CLI', () => {
  const script = azureCliScript({ ...wanted, name: `It's "mine"; $(rm -rf /)` })
  expect(() => execFileSync('bash', ['-n'], { input: script })).not.toThrow()
  const [, name = ''] = /--display-name ('(?:[^']|'\\'')*')/.exec(script) ?? []
  expect(execFileSync('bash', ['-c', `printf %s ${name}`], { encoding: 'utf8' })).toBe(
    `It's "mine"; $(rm -rf /)`,
  )
})

test('what stands between quotes in PowerShell stays there, whichever quote it brings', () => {
  const path = "/x'y’z"
  expect(
    asPowerShell('https://graph.microsoft.com', [{ method: 'DELETE', path, permission: 'A' }]),
  ).toContain("-Uri 'https://graph.microsoft.com/v1.0/x''y’’z'")
})
