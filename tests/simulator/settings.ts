import type { StateOptions } from './state.ts'

export type Settings = { appPort: number; simulatorPort: number; options: StateOptions }

/** What the environment says about demo and simulator; a number that is none is an error, not a default. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  function number(name: string, usual: number, most = 10_000_000): number {
    const text = env[name]
    if (!text) return usual
    if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
    process.stderr.write(`${name} is '${text}', but must be a number up to ${most}.\n`)
    process.exit(1)
  }

  return {
    appPort: number('PORT', 3000, 65_535),
    simulatorPort: number('SIMULATOR_PORT', 4010, 65_535),
    options: {
      seed: env.SIMULATOR_SEED || undefined,
      people: number('SIMULATOR_PEOPLE', 0),
      latencyMs: number('SIMULATOR_LATENCY_MS', 0),
      secretsFile: env.SIMULATOR_SECRETS_FILE || undefined,
    },
  }
}
