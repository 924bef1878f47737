import 'server-only'

/**
 * What has to be one in the whole process, made when it is first asked for. A module is not: Next bundles pages, route
 * handlers and instrumentation apart, each with modules of its own.
 */
export function processWide<T>(name: string, make: () => T): T {
  const known = globalThis as Record<symbol, unknown>
  // Only this name's `make` puts anything there.
  return (known[Symbol.for(`my-staff.${name}`)] ??= make()) as T
}
