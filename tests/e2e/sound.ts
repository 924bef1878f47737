import type { Page } from '@playwright/test'
import { expect, scripted } from './fixtures'

/**
 * What is wrong with a screen as it is laid out: text that is cut off without a way to the rest of it, text over other
 * text, what can be pressed but not reached, a page that has to be moved sideways. Looks at the open dialog alone, if any.
 */
function findFaults(): string[] {
  const root = [...document.querySelectorAll('dialog')].find((one) => one.matches(':modal')) ?? document.body
  const width = document.documentElement.clientWidth
  const faults: string[] = []
  const short = (text: string) => JSON.stringify(text.trim().slice(0, 40))

  function isShown(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect()
    return (
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
      width > 1 &&
      height > 1
    )
  }

  /** What an element is cut to by those around it; says so where the rest of it is nowhere to be had. */
  function cut(text: Node, rect: DOMRect): DOMRect | null {
    const { top, bottom } = rect
    let { left, right } = rect
    for (let box = text.parentElement; box && box !== root.parentElement; box = box.parentElement) {
      const { display, overflowX, overflowY, textOverflow } = getComputedStyle(box)
      if (display === 'inline' || display === 'contents') continue
      const frame = box.getBoundingClientRect()
      // For screen readers alone.
      if (frame.width <= 1) return null
      const isCutAcross = overflowX !== 'visible' && (left < frame.left - 1 || right > frame.right + 1)
      if (isCutAcross) {
        // In a title, or on the page that it leads to.
        const hasRest = textOverflow === 'ellipsis' && box.closest('[title], a')
        if (!hasRest) faults.push(`cut off: ${short(text.textContent ?? '')}`)
        left = Math.max(left, frame.left)
        right = Math.min(right, frame.right)
      }
      const isCutBelow = ['hidden', 'clip'].includes(overflowY) && bottom > frame.bottom + rect.height / 2
      if (isCutBelow && overflowX === 'visible')
        faults.push(`cut off below: ${short(text.textContent ?? '')}`)
      // What is scrolled out of sight lies over nothing.
      if (overflowY !== 'visible' && (top >= frame.bottom || bottom <= frame.top)) return null
    }
    return new DOMRect(left, top, right - left, bottom - top)
  }

  type Line = { node: Node; rect: DOMRect; layer: Element | null }
  const lines: Line[] = []
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { parentElement: parent } = node
    if (!parent || !node.textContent?.trim() || !isShown(parent)) continue
    if (parent.closest('script, style, noscript, option, .sr-only, [aria-hidden="true"]')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const layer = parent.closest('.pinned, .dialog-actions, header, .menu, .picker-list')
    for (const rect of range.getClientRects()) {
      if (rect.width < 2) continue
      const seen = cut(node, rect)
      if (!seen || seen.width < 2) continue
      if (seen.left < -1 || seen.right > width + 1) faults.push(`beside the page: ${short(node.textContent)}`)
      lines.push({ node, rect: seen, layer })
    }
  }

  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (one.node === other.node || one.layer !== other.layer) continue
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
      // Letters of other scripts have taller boxes than the line they stand in.
      if (across > 2 && down > 0.45 * Math.min(one.rect.height, other.rect.height))
        faults.push(
          `over one another: ${short(one.node.textContent ?? '')}, ${short(other.node.textContent ?? '')}`,
        )
    }
  })

  for (const control of root.querySelectorAll(
    'a[href], button, input:not([type="hidden"]), select, textarea, summary',
  )) {
    if (!isShown(control) || control.closest('.sr-only')) continue
    control.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, width: across, height } = control.getClientRects()[0] ?? new DOMRect()
    const hit = document.elementFromPoint(left + across / 2, top + height / 2)
    const isReached = hit && (control.contains(hit) || hit.contains(control) || hit.closest('label')?.control)
    if (!isReached)
      faults.push(
        `not to be reached: ${control.tagName} ${short(control.textContent ?? '')} lies under ${hit?.tagName}`,
      )
  }

  const sideways = document.documentElement.scrollWidth - width
  if (sideways > 0) faults.push(`${sideways} px wider than the window`)
  return [...new Set(faults)]
}

/** Every sentence twice as long: what another language may do to a screen. Names, numbers and secrets stay as they are. */
function stretchWords(): void {
  const keep = 'script, style, noscript, title, option, textarea, bdi, output, pre, [dir="ltr"], .row-line'
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { textContent: text, parentElement: parent } = node
    if (parent && !parent.closest(keep) && text && /\p{L}{2}/u.test(text))
      node.textContent = `${text} ${text}`
  }
}

/** Nothing is wrong with the screen as it is, nor with words twice as long; at 320 px, as at 400 % on a desktop. */
export async function isSound(page: Page, name: string): Promise<void> {
  // The page's own script must not meet words that it did not write.
  await scripted(page)
  expect.soft(await page.evaluate(findFaults), name).toEqual([])
  await page.evaluate(stretchWords)
  expect.soft(await page.evaluate(findFaults), `${name}, with words twice as long`).toEqual([])
}
