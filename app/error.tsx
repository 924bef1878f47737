'use client'

import { ButtonLink } from '@/components/button'

/**
 * The last net: pages tell their failures themselves. It has no words but these, in any language, and stands without
 * whatever the other pages stand on.
 */
export default function Broken() {
  return (
    <main id="content" className="mx-auto flex w-full max-w-188 grow flex-col gap-5 px-4 pt-6 pb-8">
      <title>Something went wrong · My Staff</title>
      <h1 className="text-xl">Something went wrong</h1>
      <p role="alert">It is our fault, not yours. Try again; if it happens again, tell your IT.</p>
      <div>
        <ButtonLink href="/" variant="primary" hard>
          Go to my people
        </ButtonLink>
      </div>
    </main>
  )
}
