'use server'

import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/sign-out'
import { AppError } from '@/lib/errors'
import { requireOwnForm } from '@/lib/origin'

/** Ends the session here, or everywhere; the page that follows holds the link that ends Microsoft's too. */
export async function signOut(form: FormData): Promise<void> {
  let next = '/sign-out'
  try {
    await requireOwnForm()
    await endSession({ everywhere: form instanceof FormData && form.get('where') === 'everywhere' })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    next = '/sign-out?problem=here-only'
  }
  redirect(next)
}
