import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

/** The server's code and what the browser gets; caches and traces of the build are neither. */
async function built(): Promise<string[]> {
  const folders = ['.next/server', '.next/static']
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    }),
  )
  return lists.flat()
}

test('the production build holds no trace of the pretend tenant', async () => {
  // Source maps stay on the server and quote packages; traces list files.
  const files = (await built()).filter((file) => !/\.(nft\.json|map)$/.test(file))
  expect(files.length).toBeGreaterThan(20)
  const found: string[] = []
  for (const file of files)
    if (
      /simulator|__sim|pretend (tenant|entra|graph)|pretend-2026|contoso coffee/i.test(
        await readFile(file, 'latin1'),
      )
    )
      found.push(file)
  expect(found).toEqual([])
})

test('the browser gets no source map', async () => {
  expect((await built()).filter((file) => file.startsWith('.next/static') && file.endsWith('.map'))).toEqual(
    [],
  )
})
