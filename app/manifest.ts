import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'
import { freshRulesIfAny } from '@/lib/store/rules'

export const dynamic = 'force-dynamic'

/** Makes the app one that a phone puts on its first screen. Nothing is kept on the phone: there is no service worker. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await freshRulesIfAny()
  const name = env().brand.name ?? 'My Staff'
  return {
    name,
    short_name: name.slice(0, 12),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f4f6f7',
    theme_color: '#ffffff',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
