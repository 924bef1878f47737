'use server'

import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/sign-out'

/** Ends the session here; the page that follows holds the link that ends Microsoft's too. */
export async function signOut(): Promise<void> {
  await endSession()
  redirect('/sign-out')
}
