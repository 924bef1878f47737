import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The tools of graders and bench have folders of their own. */
const packages = '**/node_modules/**'
const wholeRun = 'tests/contract/whole-run.test.ts'
/** Rooms whose questions to the store are asked on PostgreSQL by other tests too: with those of the night they are. */
const sameOnAnyStore =
  'tests/rooms/{after-reset,methods,people-list,phone*,qr-code*,refused-by-graph,reset-password-ways,start-over,temporary-access-pass*,typed-password}.test.ts'
const nightly = process.env.NIGHTLY === '1'

export default defineConfig({
  root: here('..'),
  resolve: {
    alias: {
      'server-only': here('./empty.ts'),
      'next-intl/config': here('../lib/messages.ts'),
      // Rooms run on the server, for which next-intl has a build of its own.
      'next-intl/server': here('../node_modules/next-intl/dist/esm/production/server.react-server.js'),
      '@': here('..'),
    },
  },
  test: {
    server: { deps: { inline: ['next-intl', 'use-intl'] } },
    restoreMocks: true,
    // Not one fewer than there are cores, as vitest would: of two that is one.
    maxWorkers: '100%',
    // A machine that does other things as well is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Not 0: with one worker, vitest runs what has the order 0 last.
    sequence: { groupOrder: 1 },
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['tests/**/*.test.ts'],
          exclude: [packages, 'tests/{results,mutation}/**', 'tests/store/postgresql.test.ts', wholeRun],
          setupFiles: [here('./setup.ts')],
        },
      },
      {
        // Whatever touches the store, once more on the store of several nodes.
        extends: true,
        test: {
          name: 'postgresql',
          include: ['tests/{store,auth,rooms,renewals,operations,forwarding}/**/*.test.ts'],
          exclude: [
            packages,
            'tests/{results,mutation}/**',
            'tests/store/sqlite.test.ts',
            ...(nightly ? [] : [sameOnAnyStore]),
          ],
          globalSetup: [here('./postgresql-setup.ts')],
          setupFiles: [here('./setup.ts'), here('./on-postgresql.ts')],
        },
      },
      {
        // After the others: what passed between the app and the pretend tenant, against Microsoft's description.
        extends: true,
        test: {
          name: 'contract',
          include: [wholeRun],
          globalSetup: [here('./contract/collect.ts')],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
