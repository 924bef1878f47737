/**
 * Tests run side by side, each lane with an app and a pretend tenant of its own: a tenant is put back and bent
 * by every test. Playwright numbers the lanes.
 */
export const lanes = 2

export function laneOf(index: number) {
  const port = 3100 + index * 10
  const simulatorPort = 4110 + index * 10
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
