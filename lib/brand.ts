import Color from 'colorjs.io'

/** The backgrounds of app/globals.css on which the accent is hardest to read. */
const grounds = { light: '#edf1f3', dark: '#1c262b' }

/** What text needs: WCAG 2.2, 1.4.3. */
export const leastContrast = 4.5
/** What is chosen here is rounded to a byte afterwards. */
const safeContrast = 4.6

function contrast(one: Color, other: Color): number {
  return one.contrast(other, 'WCAG21')
}

function soft(accent: Color, ground: string, share: number): Color {
  return new Color(ground).mix(accent, share, { space: 'oklab', outputSpace: 'srgb' })
}

/** The same colour, so much lighter or darker. */
function shifted(color: Color, lightness: number): Color {
  const moved = color.to('oklch')
  moved.l = Math.min(0.97, Math.max(0.05, (moved.l ?? 0) + lightness))
  return moved.to('srgb').toGamut()
}

/** How well this colour reads on light pages, where it stands as it is: 1 to 21. */
export function contrastOf(accent: string): number {
  const color = new Color(accent)
  return Math.min(contrast(color, new Color(grounds.light)), contrast(color, soft(color, '#ffffff', 0.12)))
}

/** For dark pages: as much lighter as it takes to be read there. */
function forTheDark(accent: Color): { accent: Color; soft: Color } {
  for (let color = shifted(accent, 0.05); ; color = shifted(color, 0.02)) {
    const ground = soft(color, grounds.dark, 0.18)
    if (contrast(color, ground) >= safeContrast || (color.to('oklch').l ?? 1) > 0.96)
      return { accent: color, soft: ground }
  }
}

function hex(color: Color): string {
  return color.to('srgb').toString({ format: 'hex', collapse: false })
}

/** The accent of the organisation in place of ours, for light pages and dark ones. */
export function accentStyle(accent: string): string {
  // One of the environment may be too pale; in Setup it is refused.
  let light = new Color(accent)
  if (contrastOf(accent) < leastContrast)
    while (contrastOf(hex(light)) < safeContrast) light = shifted(light, -0.02)
  const dark = forTheDark(light)
  const pair = (name: string, one: string, other: string) => `--color-${name}:light-dark(${one},${other})`
  const tokens = [
    pair('accent', hex(light), hex(dark.accent)),
    pair('accent-strong', hex(shifted(light, -0.08)), hex(shifted(dark.accent, 0.08))),
    pair('accent-soft', hex(soft(light, '#ffffff', 0.12)), hex(dark.soft)),
    pair('on-accent', '#ffffff', '#0a1013'),
  ]
  return `:root{${tokens.join(';')}}`
}
