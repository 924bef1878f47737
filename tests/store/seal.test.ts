import { expect, test } from 'vitest'
import { seal, unseal } from '@/lib/store/seal'

test('what was sealed for a purpose opens for that purpose', async () => {
  expect(await unseal('people of Pike Street', await seal('people of Pike Street', 'page 2'))).toBe('page 2')
})

test('and for no other', async () => {
  expect(await unseal('people of Harbour Quay', await seal('people of Pike Street', 'page 2'))).toBeNull()
})

test('nothing opens once a character of it was changed', async () => {
  const sealed = await seal('tokens', 'refresh token')
  for (let index = 0; index < sealed.length; index += 7) {
    const changed = sealed.slice(0, index) + (sealed[index] === 'A' ? 'B' : 'A') + sealed.slice(index + 1)
    // The last character of a part may hold bits that no byte uses: such a change says the same.
    if (
      Buffer.from(changed.replaceAll('.', ''), 'base64url').equals(
        Buffer.from(sealed.replaceAll('.', ''), 'base64url'),
      )
    )
      continue
    expect(await unseal('tokens', changed), `at ${index}`).toBeNull()
  }
})

test.each(['', 'x', 'a.b.c.d.e', '....'])('%j is not taken for something sealed', async (text) => {
  expect(await unseal('tokens', text)).toBeNull()
})
