import { z } from 'zod'

/** Longer than any name that somebody types, and short enough for Graph's addresses. */
const longest = 64

/**
 * What is searched for: `?q=`, every character of it meant as it stands. Messages are keys of `search`. Control characters, half
 * characters and doubled spaces are typing accidents and go.
 */
export const searchText = z
  .string('open')
  .transform((text) =>
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Cf}\s�]+/gu, ' ')
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, 'open')
      .regex(/[\p{L}\p{N}]/u, 'letters')
      .refine((text) => Array.from(text).length <= longest, 'long'),
  )
