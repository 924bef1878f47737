import Color from 'colorjs.io'
import { expect, test } from 'vitest'
import { accentStyle, contrastOf, leastContrast } from '@/lib/brand'

/** Of each token, what it is on light pages and on dark ones. */
function tokensOf(accent: string): Record<string, string[]> {
  const pairs = accentStyle(accent).matchAll(/--color-([\w-]+):light-dark\((#\w+),(#\w+)\)/g)
  return Object.fromEntries([...pairs].map(([, name, ...colours]) => [name, colours]))
}

const contrast = (one = '', other = '') => new Color(one).contrast(new Color(other), 'WCAG21')

test.each(['#0b5c70', '#c8102e', '#006241', '#5b2a86', '#0057b8', '#000000', '#ffcc00', '#ffffff'])(
  '%s can be read wherever it is text, and on it',
  (accent) => {
    const { accent: plain = [], 'accent-soft': soft = [], 'on-accent': on = [], ...rest } = tokensOf(accent)
    for (const [index, grounds] of [
      ['#f4f6f7', '#ffffff', '#edf1f3', soft[0]],
      ['#0e1417', '#151d21', '#1c262b', soft[1]],
    ].entries())
      for (const ground of grounds)
        expect(contrast(plain[index], ground)).toBeGreaterThanOrEqual(leastContrast)
    for (const index of [0, 1])
      expect(contrast(on[index], plain[index])).toBeGreaterThanOrEqual(leastContrast)
    expect(Object.keys(rest)).toEqual(['accent-strong'])
  },
)

test('a colour that is readable stays as it is on light pages; a pale one is known for it', () => {
  expect(tokensOf('#c8102e').accent?.[0]).toBe('#c8102e')
  expect([contrastOf('#c8102e') >= leastContrast, contrastOf('#ffcc00') >= leastContrast]).toEqual([
    true,
    false,
  ])
})
