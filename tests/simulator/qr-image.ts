import { randomBytes } from 'node:crypto'
import encodeQr from 'qr'

export type QrImage = {
  binaryValue: string
  version: number
  errorCorrectionLevel: string
  rawContent: string
}

/** So much content takes version 4 at this level, 33 modules a side. */
const level = { ecc: 'low', version: 4, border: 4 } as const

/**
 * A code that any camera reads. That `binaryValue` is an SVG is what one sample app expects; the page only says binary.
 * https://learn.microsoft.com/graph/api/resources/qrcodeimagedetails
 */
export function drawQrCode(): QrImage {
  const content = `pretend-qr-${randomBytes(24).toString('base64url')}`
  const svg = encodeQr(content, 'svg', level)
    .replace('<svg ', '<svg shape-rendering="crispEdges" ')
    // Black on white, on whatever it lies.
    .replace('<path', '<path fill="#fff" d="M0 0h41v41H0z"/><path')
  return {
    binaryValue: Buffer.from(svg).toString('base64'),
    version: level.version,
    errorCorrectionLevel: 'l',
    rawContent: Buffer.from(content).toString('base64'),
  }
}
