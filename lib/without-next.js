// Preload: lets plain Node run files of `lib`, as the bundler would resolve them. For the commands of `lib/audit`.
import { registerHooks } from 'node:module'

const root = new URL('..', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    // Next's own mark for its bundler: here there is no browser that anything could be kept from.
    if (specifier === 'server-only') return { url: 'data:text/javascript,', shortCircuit: true }
    if (specifier.startsWith('@/')) return next(`${root}${specifier.slice(2)}.ts`, context)
    const isOurs = context.parentURL?.startsWith(root) && !context.parentURL.includes('/node_modules/')
    const hasEnding = /\.\w+$/.test(specifier)
    return next(isOurs && specifier.startsWith('.') && !hasEnding ? `${specifier}.ts` : specifier, context)
  },
})
