import { z } from 'zod'
import { fold } from '@/lib/match'
import { longest, tidy } from './tidy'

/** What is searched for: `?q=`, every character of it meant as it stands. Messages are keys of `search`. */
export const searchText = z
  .string('open')
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(1, 'open')
      .refine((text) => /[\p{L}\p{N}]/u.test(fold(text)), 'letters')
      .refine((text) => Array.from(text).length <= longest, 'long'),
  )
