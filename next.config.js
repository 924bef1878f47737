import createNextIntlPlugin from 'next-intl/plugin'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // The proxy answers these itself, so that the answer carries our headers.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // `npm run types` checks them, once.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: '160kb' },
    // A page that was fetched because somebody was about to open it is theirs for so many seconds, and then fetched anew.
    staleTimes: { static: 30 },
  },
}

/** A `page.dev.tsx` is a page for those who build the app, and in no build of it. */
function extensionsIn(phase) {
  const usual = ['tsx', 'ts']
  return phase === PHASE_DEVELOPMENT_SERVER ? ['dev.tsx', ...usual] : usual
}

const withWords = createNextIntlPlugin('./lib/messages.ts')

export default function configIn(phase) {
  return withWords({ ...config, pageExtensions: extensionsIn(phase) })
}
