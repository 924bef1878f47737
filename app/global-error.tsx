'use client'

import './globals.css'
import Broken from './error'
import { typeface } from './typeface'

export default function GlobalError() {
  return (
    <html lang="en" className={typeface}>
      <body>
        <Broken />
      </body>
    </html>
  )
}
