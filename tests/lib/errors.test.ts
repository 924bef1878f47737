import { expect, test, vi } from 'vitest'
import { AppError } from '../../lib/errors'

test('what a page throws, a route handler recognises: each has the class from a bundle of its own', async () => {
  vi.resetModules()
  const other = await import('../../lib/errors')
  expect(other.AppError === AppError).toBe(false)
  expect(new other.AppError('busy')).toBeInstanceOf(AppError)
  expect(new Error('busy')).not.toBeInstanceOf(AppError)
  expect('busy').not.toBeInstanceOf(AppError)
})
