import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('..'),
  resolve: {
    // Rooms run on the server: React and next-intl have a build of their own for it.
    conditions: ['react-server', 'node', 'import', 'module', 'default'],
    alias: {
      'server-only': here('./empty.ts'),
      'next-intl/config': here('../lib/messages.ts'),
      '@': here('..'),
    },
  },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import', 'module', 'default'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: [here('./setup.ts')],
    server: { deps: { inline: ['next-intl', 'use-intl'] } },
    restoreMocks: true,
  },
})
