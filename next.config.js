import createNextIntlPlugin from 'next-intl/plugin'

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

export default createNextIntlPlugin('./lib/messages.ts')(config)
