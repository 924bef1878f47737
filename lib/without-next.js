// Preload: lets plain Node run files of `lib`, as the bundler would resolve them. For commands, and for tests with
// several processes.
import { registerHooks } from 'node:module'

const root = new URL('..', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    // Outside of a bundler it refuses to be loaded, unless it is told that this is the server.
    if (specifier === 'server-only')
      return next(specifier, { ...context, conditions: [...context.conditions, 'react-server'] })
    if (specifier.startsWith('@/')) return next(`${root}${specifier.slice(2)}.ts`, context)
    const isOurs = context.parentURL?.startsWith(root) && !context.parentURL.includes('/node_modules/')
    const hasEnding = /\.\w+$/.test(specifier)
    return next(isOurs && specifier.startsWith('.') && !hasEnding ? `${specifier}.ts` : specifier, context)
  },
})
