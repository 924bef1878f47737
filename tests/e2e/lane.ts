/**
 * Tests run side by side, each lane with an app and a pretend tenant of its own: a tenant is put back and bent
 * by every test. Playwright numbers the lanes.
 */
export const lanes = 2

/** Two runs at the same time need ports of their own: `E2E_PORT` is the first of them. */
const firstPort = Number(process.env.E2E_PORT ?? 3100)

export function laneOf(index: number) {
  const port = firstPort + index * 10
  const simulatorPort = firstPort + 1010 + index * 10
  return {
    port,
    simulatorPort,
    app: `http://localhost:${port}`,
    simulator: `http://localhost:${simulatorPort}`,
    /** What the run leaves behind, for those who look at it at its end. */
    folder: `tests/results/run/${index}`,
  }
}

export const lane = laneOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0))
