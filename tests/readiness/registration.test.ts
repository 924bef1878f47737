import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { permissions, permissionsInUse, permissionsWith, signInScopes } from '@/lib/auth/scopes'
import { optional } from '@/app/setup/consent/schema'
import { asPowerShell } from '@/lib/setup/commands'
import { azureCliScript, powershellScript } from '@/lib/setup/registration'

const wanted = {
  name: 'My Staff',
  callback: 'https://mystaff.contoso.example/api/auth/callback/entra',
  shell: { graph: 'https://graph.microsoft.com', tenantId: null },
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

test.each([
  ['an option that there is not', ['--adress', 'https://mystaff.contoso.example'], '--adress'],
  ['a feature that there is not', ['--without', 'pass,qrcode'], 'qrcode'],
  ['no address', ['--address', 'mystaff.contoso.example'], '--address'],
  ['a cloud that there is not', ['--cloud', 'germany'], 'germany'],
])('the command refuses %s, and prints no script', (_, options, named) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'setup:register', '--', ...options], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(named)
})

test('every script signs in to the tenant and the cloud it was made for', () => {
  const shell = { graph: 'https://dod-graph.microsoft.us', tenantId: 'f3a1c0de-1111-4222-8333-444455556666' }
  const to = "-TenantId 'f3a1c0de-1111-4222-8333-444455556666' -Environment USGovDoD"
  expect(powershellScript({ ...wanted, shell })).toContain(to)
  expect(asPowerShell(shell, [{ method: 'DELETE', path: '/x', permission: 'A' }])).toContain(to)
  expect(azureCliScript({ ...wanted, shell })).toMatch(
    /az cloud set --name AzureUSGovernment\naz login .+ --tenant 'f3a1c0de-/,
  )
})

test('the script for Azure CLI stops at the first step that fails, and says why', () => {
  const az = 'az() { if [ "${2-} ${3-}" = "app list" ]; then echo taken; fi; }'
  const run = spawnSync('bash', ['-c', `${az}\n${azureCliScript(wanted)}\necho "$? after"`], {
    encoding: 'utf8',
  })
  expect(run.stdout).toBe('1 after\n')
  expect(run.stderr).toContain('There is an app of this name already: taken')
})

test('a script names each permission once, and no other', () => {
  const [, names = ''] = /^\$names = (.+)$/m.exec(powershellScript(wanted)) ?? []
  expect(names.split(', ')).toEqual([...signInScopes, ...wanted.permissions].map((name) => `'${name}'`))
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
  expect(asPowerShell(wanted.shell, [{ method: 'DELETE', path, permission: 'A' }])).toContain(
    "-Uri 'https://graph.microsoft.com/v1.0/x''y’’z'",
  )
})
