import { createHash, randomBytes } from 'node:crypto'

/** 33 modules a side, as a code of version 4 has them. */
const size = 33

export type QrImage = {
  binaryValue: string
  version: number
  errorCorrectionLevel: string
  rawContent: string
}

/**
 * Looks like a QR code and is none: no camera reads it. That `binaryValue` is an SVG is what one sample app expects; the
 * page only says base64. https://learn.microsoft.com/graph/api/resources/qrcodeimagedetails
 */
export function drawQrCode(): QrImage {
  const content = `pretend-qr-${randomBytes(24).toString('base64url')}`
  return {
    binaryValue: Buffer.from(svgOf(content)).toString('base64'),
    version: 4,
    errorCorrectionLevel: 'l',
    rawContent: Buffer.from(content).toString('base64'),
  }
}

function svgOf(content: string): string {
  const side = Array.from({ length: size }, (_, at) => at)
  const dark = side.flatMap((y) =>
    side.flatMap((x) => (isDark(content, x, y) ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  )
  const box = `viewBox="0 0 ${size + 8} ${size + 8}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size + 8}v${size + 8}H0z"/><path d="${dark.join('')}"/></svg>`
  )
}

function isDark(content: string, x: number, y: number): boolean {
  const corner = [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ].find(([left = 0, top = 0]) => x >= left - 1 && x <= left + 7 && y >= top - 1 && y <= top + 7)
  if (!corner) return createHash('sha256').update(`${content} ${x} ${y}`).digest().readUInt8() % 2 === 0
  // Three squares in one another, by the distance from their middle.
  const [left = 0, top = 0] = corner
  const ring = Math.max(Math.abs(x - left - 3), Math.abs(y - top - 3))
  return ring === 3 || ring < 2
}
