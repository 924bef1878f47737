import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const eslint = new ESLint({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  overrideConfigFile: fileURLToPath(new URL('eslint.config.mjs', import.meta.url)),
  // Its shortcut reads the files as they are on disk, without the planted line.
  overrideConfig: { rules: { 'import/no-cycle': ['error', { ignoreExternal: true, disableScc: true }] } },
})

async function complaints(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

const room = 'app/staff/[staffId]/reset-password/page.tsx'

/** A planted violation for each wall of the house. */
test.each([
  ['components know no data', 'components/avatar.tsx', `import '@/lib/env'`, 'import/no-restricted-paths'],
  ['lib knows no pages', 'lib/actions.ts', `import '@/app/preferences'`, 'import/no-restricted-paths'],
  [
    'lib/store knows no session',
    'lib/store/seal.ts',
    `import '../auth/session'`,
    'import/no-restricted-paths',
  ],
  ['lib/auth knows no Graph', 'lib/auth/session.ts', `import '../graph/staff'`, 'import/no-restricted-paths'],
  ['lib/graph knows no words', 'lib/graph/staff.ts', `import '../problem'`, 'import/no-restricted-paths'],
  [
    'pages stay outside the fence',
    'app/page.tsx',
    `import '../tests/simulator/tenant'`,
    'import/no-restricted-paths',
  ],
  [
    'the witness shares nothing',
    'tests/simulator/tenant.ts',
    `import '../../lib/env'`,
    'import/no-restricted-paths',
  ],
  [
    'a person at a browser sees no inside',
    'tests/e2e/fixtures.ts',
    `import '@/lib/env'`,
    'import/no-restricted-paths',
  ],
  ['a room enters no other room', room, `import '../../../locations/queries'`, 'no-restricted-imports'],
  ['a room takes no way round', room, `import '@/app/locations/queries'`, 'no-restricted-imports'],
  ['a room holds no Graph client', room, `import '@/lib/graph/client'`, 'no-restricted-imports'],
  ['actions hold no Graph client', 'lib/actions.ts', `import './graph/client'`, 'import/no-restricted-paths'],
  [
    'one file uses the Graph SDK',
    'lib/graph/staff.ts',
    `import '@microsoft/microsoft-graph-client'`,
    'no-restricted-imports',
  ],
  [
    'a room does not open the door',
    room,
    `import { door } from '@/lib/graph/grant'; door`,
    'no-restricted-imports',
  ],
  [
    'actions do not open the door',
    'lib/actions.ts',
    `import { door } from './graph/grant'; door`,
    'no-restricted-imports',
  ],
  ['one file uses MSAL', 'lib/auth/session.ts', `import '@azure/msal-node'`, 'no-restricted-imports'],
  ['one file sends requests of its own', 'lib/problem.ts', `import 'undici'`, 'no-restricted-imports'],
  ['one file reads the settings', 'lib/actions.ts', `export const a = process.env.A`, 'no-restricted-syntax'],
  ['nothing goes in circles', 'lib/env.ts', `import { log } from './log'; log()`, 'import/no-cycle'],
  ['nobody writes to the console', 'lib/actions.ts', `console.log('x')`, 'no-console'],
  ['no inline style', 'components/avatar.tsx', `export const a = <i style={{}} />`, 'no-restricted-syntax'],
  [
    'no raw HTML',
    'components/avatar.tsx',
    `export const a = <i dangerouslySetInnerHTML={{ __html: '' }} />`,
    'no-restricted-syntax',
  ],
])('%s', async (_wall, file, code, rule) => {
  expect(await complaints(file, code)).toContain(rule)
})
