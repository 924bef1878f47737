import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vitest/config'
import base from '../vitest.config.mts'

/** What judges a mutant of the rules: the tests of the rules and of the lock on the door. */
export default mergeConfig(
  { ...base, test: { ...base.test, projects: undefined, sequence: undefined } },
  {
    test: {
      include: [
        'tests/graph/{rules,role-tables,standing,authorize,grant,custom-role,out-of-reach,bent-standing}.test.ts',
        'tests/lib/messages.test.ts',
      ],
      setupFiles: [fileURLToPath(new URL('../setup.ts', import.meta.url))],
    },
  },
)
