import { expect, test } from 'vitest'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { listAdministrators } from '@/lib/graph/administrators'
import { inPretendTenant, signedInAs } from '../tenant'

inPretendTenant()

test('lists', async () => {
  signedInAs('root', 'setup')
  const read = await listAdministrators(await authorizeSetup('setup'))
  console.log(JSON.stringify(read, null, 1))
  expect(read.all.length).toBeGreaterThan(5)
})
