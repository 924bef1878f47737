import next from 'eslint-config-next'
import typescript from 'eslint-config-next/typescript'

/** Who may import whom: the walls of the house. */
const zones = [
  ['components', ['app', 'lib', 'tests'], 'Components are looks: props in, markup out.'],
  ['lib', ['app', 'components', 'tests'], 'lib knows no pages.'],
  ['app', ['tests'], 'The pretend tenant stays behind its fence.'],
  ['tests/simulator', ['app', 'lib', 'components'], 'An independent witness must not share our mistakes.'],
  ['tests/e2e', ['app', 'lib', 'components'], 'A person at a browser knows nothing of the inside.'],
].map(([target, from, message]) => ({
  target: `./${target}`,
  from: from.map((folder) => `./${folder}`),
  message,
}))

/** `lib/graph`, `lib/auth` and `lib/store` may use only these others. */
const wings = [
  [
    'graph',
    [
      ...[
        'graph',
        'auth',
        'store',
        'capabilities.ts',
        'errors.ts',
        'env.ts',
        'features.ts',
        'log.ts',
        'request.ts',
        'process-wide.ts',
      ],
      // Plain text in, plain text out.
      ...['match.ts', 'phone-number.ts'],
    ],
  ],
  ['auth', ['auth', 'store', 'errors.ts', 'env.ts', 'rule-settings.ts', 'log.ts']],
  ['store', ['store', 'errors.ts', 'env.ts', 'rule-settings.ts', 'log.ts', 'request.ts', 'process-wide.ts']],
].map(([wing, except]) => ({
  target: `./lib/${wing}`,
  from: './lib',
  except: except.map((path) => `./${path}`),
  message: `lib/${wing} may import only: ${except.join(', ')}.`,
}))

/** The rest of `lib` gets Grants from lib/graph, never the client itself. */
const door = ['*.ts', 'auth', 'forwarding', 'setup', 'store'].map((part) => ({
  target: `./lib/${part}`,
  from: ['./lib/graph/client.ts', './lib/graph/transport.ts'],
  message: 'Only lib/graph holds the Graph client; everybody else gets a Grant.',
}))

/** Packages that belong to one place, and the files of that place. */
const homes = [
  ['@microsoft/microsoft-graph-client', ['lib/graph/transport.ts']],
  ['@azure/msal-node', ['lib/auth/entra.ts', 'lib/auth/network.ts']],
  ['next-auth', ['lib/auth/**']],
  ['next-auth/jwt', ['lib/auth/**']],
  ['kysely', ['lib/store/**']],
  ['node:sqlite', ['lib/store/**']],
  ['pg', ['lib/store/**']],
  ['undici', ['lib/graph/transport.ts', 'lib/auth/network.ts', 'lib/forwarding/webhook.ts']],
  ['libphonenumber-js/max', ['lib/phone-number.ts']],
  ['libphonenumber-js', ['lib/phone-number.ts']],
]

const rooms = [
  {
    group: ['../*/*', '!../*.*'],
    message: 'A room imports its own folder and its parent, never another room.',
  },
  { group: ['@/app/*'], message: 'A room imports its own folder and its parent, never another room.' },
  {
    group: ['@/lib/graph/client', '@/lib/graph/transport'],
    message: 'Only lib/graph holds the Graph client; a room gets a Grant.',
  },
  { group: ['@/tests/*'], message: 'The pretend tenant stays behind its fence.' },
]

const lock = {
  group: ['**/graph/grant'],
  importNames: ['door'],
  message: 'Only lib/graph opens the door; everybody else carries the Grant.',
}

function isWithin(home, file) {
  return home === file || (home.endsWith('**') && file.startsWith(home.slice(0, -2)))
}

function packages(file = '') {
  return homes
    .filter(([, files]) => !files.some((home) => isWithin(home, file)))
    .map(([name]) => ({ name, message: `${name} has one home; call what that home offers.` }))
}

const production = ['app/**/*.{ts,tsx}', 'components/**/*.tsx', 'lib/**/*.ts', '*.ts']

const config = [
  { ignores: ['.next/**', 'next-env.d.ts', 'tests/results/**'] },
  ...next,
  ...typescript,
  {
    // Cycles are looked for among our own files; reading those of packages takes half a minute.
    settings: { 'import/ignore': ['node_modules'] },
    rules: {
      'import/no-restricted-paths': ['error', { basePath: '.', zones: [...zones, ...wings, ...door] }],
      'import/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: production,
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: packages(), patterns: [lock] }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Not random enough for anything here.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name=/^(style|dangerouslySetInnerHTML)$/]',
          message: 'The CSP forbids it.',
        },
        {
          selector: 'MemberExpression[object.name="process"][property.name="env"]',
          message: 'lib/env.ts is the only reader of settings.',
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { paths: packages(), patterns: [...rooms, lock] }] },
  },
  ...homes
    .flatMap(([, files]) => files)
    // A rule for one file comes after the one for its folder, and wins.
    .sort((a, b) => Number(b.endsWith('**')) - Number(a.endsWith('**')))
    .map((file) => ({
      files: [file],
      rules: {
        'no-restricted-imports': ['error', { paths: packages(file), patterns: [lock] }],
      },
    })),
  // NODE_ENV and NEXT_RUNTIME are Next's, and it replaces them when it builds.
  { files: ['lib/env.ts', 'instrumentation.ts'], rules: { 'no-restricted-syntax': 'off' } },
]

export default config
