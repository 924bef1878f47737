'use client'

import './globals.css'
import Broken from './error'

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <Broken />
      </body>
    </html>
  )
}
