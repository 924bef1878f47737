import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

export type Kind = 'document' | 'data' | 'picture' | 'file'
export type Route = { name: string; address: string; kind: Kind; isPage: boolean }

/** What a route answers that is no page. A new one has to be entered here, and then its headers are checked. */
const others: Record<string, Kind> = {
  '/accent': 'picture',
  '/activity/export': 'data',
  '/api/auth/[...nextauth]': 'document',
  '/api/health': 'data',
  '/sign-in/start': 'document',
  '/locations/names': 'data',
  '/locations/[locationId]/people': 'data',
  '/staff/search': 'data',
  '/staff/words': 'data',
  '/staff/[staffId]/photo': 'picture',
  '/staff/[staffId]/methods/status': 'data',
  '/staff/[staffId]/reset-password/status': 'data',
  '/logo': 'picture',
  '/setup/export': 'data',
  '/setup/progress': 'data',
  '/icon.svg': 'file',
  '/manifest.webmanifest': 'data',
}

/** Everything that `app/` makes an address of. `values` fills in what stands in brackets. */
export async function findRoutes(values: Record<string, string>): Promise<Route[]> {
  const entries = await readdir('app', { recursive: true, withFileTypes: true })
  const files = entries.filter(
    (entry) => entry.isFile() && /^(page\.tsx|route\.ts|.*\.svg|manifest\.ts)$/.test(entry.name),
  )
  return files.map((file) => {
    const folder = file.parentPath.replace(/^app/, '')
    const isPage = file.name === 'page.tsx'
    const isFile = file.name.endsWith('.svg') || file.name === 'manifest.ts'
    const name = isFile ? join('/', folder, file.name.replace('.ts', '.webmanifest')) : folder || '/'
    const kind = isPage ? 'document' : others[name]
    if (!kind) throw new Error(`What does ${name} answer? Enter it in ${import.meta.filename}`)
    const address = name.replaceAll(/\[([.\w]+)\]/g, (_, key: string) => {
      const value = values[key.replace('...', '')]
      if (value === undefined) throw new Error(`${name} needs a value for ${key}`)
      return value
    })
    return { name, address, kind, isPage }
  })
}
