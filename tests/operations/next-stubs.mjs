// Preload, after lib-loader: what an action asks of Next, where there is no Next. Who is signed in, the test says.
import { registerHooks } from 'node:module'

const stub = new URL('next-stub.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (/^next\/|^next-intl\/server$/.test(specifier)) return next(stub, context)
    const resolved = next(specifier, context)
    return resolved.url.endsWith('/lib/auth/session.ts') ? { ...resolved, url: stub } : resolved
  },
})
