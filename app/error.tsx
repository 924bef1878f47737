'use client'

import { ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'

/** The last net: pages tell their failures themselves. It has no words but these, in any language. */
export default function Broken() {
  return (
    <Empty
      title="Something went wrong"
      action={
        <ButtonLink href="/" variant="primary" hard>
          Go to my people
        </ButtonLink>
      }
    >
      <p role="alert">It is our fault, not yours. Try again; if it happens again, tell your IT.</p>
    </Empty>
  )
}
