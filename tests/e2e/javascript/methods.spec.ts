import { comeBack, expect, tenant, test } from '../fixtures'

test('the open list follows while the person registers something', async ({ page }) => {
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/methods`)
  const rows = page.getByRole('dialog').getByRole('listitem')
  await expect(rows).toHaveCount(1)
  const { methods } = await tenant.person('chloe.dubois')
  await tenant.change('amara.okafor', { methods })
  await expect(rows).toHaveCount(methods.length, { timeout: 12_000 })
  await expect(rows.last()).toContainText('Mobile phone')
})

test('while several are removed, the dialog tells how many are gone', async ({ page }) => {
  const { user } = await tenant.person('ingrid.sorensen')
  await comeBack(page, 'megan', `/staff/${user.id}/methods/start-over`)
  await tenant.faults({
    match: { method: 'DELETE', path: 'softwareOath' },
    times: 1,
    fault: { delayMs: 4_000 },
  })
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByText('3 of 4 are gone.').or(page.getByText('2 of 4 are gone.'))).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Methods are removed' })).toBeVisible()
})
