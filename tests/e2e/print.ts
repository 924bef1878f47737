import { PDFiumLibrary } from '@hyzyla/pdfium'
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library'

/** One page of paper, as a printer would put it there: how dark each dot is, 0 to 255. */
export type Pixels = { width: number; height: number; gray: Uint8ClampedArray }

const dpi = 300
const pointsPerInch = 72

/** The first page of a PDF, by the engine of a browser that did not make it. */
export async function renderPdf(pdf: Buffer) {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const { originalWidth, originalHeight } = document.getPage(0).getOriginalSize()
    const render = { scale: dpi / pointsPerInch, render: 'bitmap', colorSpace: 'Gray' } as const
    const { data, width, height } = await document.getPage(0).render(render)
    const pixels: Pixels = { width, height, gray: new Uint8ClampedArray(data) }
    const inches = { width: originalWidth / pointsPerInch, height: originalHeight / pointsPerInch }
    const pages = document.getPageCount()
    document.destroy()
    return { pixels, dpi, inches, pages }
  } finally {
    library.destroy()
  }
}

/**
 * The line to cut along is the only thing on the slip with ink in many rows of one column: its two columns that are
 * farthest apart are the sides of the badge.
 */
export function inkOf({ width, height, gray }: Pixels): { badgeWidth: number } {
  const inkIn = (x: number) => {
    let ink = 0
    for (let y = 0; y < height; y += 1) if ((gray[y * width + x] ?? 255) < 160) ink += 1
    return ink
  }
  const sides = Array.from({ length: width }, (_, x) => x).filter((x) => inkIn(x) > 0.22 * height)
  return { badgeWidth: (sides.at(-1) ?? 0) - (sides[0] ?? 0) + 1 }
}

/** What a scanner reads from the paper. It comes nearer and goes away: at one distance in some dozens this decoder mistakes a picture. */
export function readQr(near: Pixels): string {
  const hints = new Map([[DecodeHintType.TRY_HARDER, true]])
  const read = [near, fromTwiceAsFar(near)].map(({ width, height, gray }) => {
    const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(gray, width, height)))
    try {
      return new QRCodeReader().decode(bitmap, hints).getText()
    } catch {
      return null
    }
  })
  return read.find((text) => text !== null) ?? 'unreadable'
}

function fromTwiceAsFar(near: Pixels): Pixels {
  const [width, height] = [Math.floor(near.width / 2), Math.floor(near.height / 2)]
  const gray = Uint8ClampedArray.from(
    { length: width * height },
    (_, at) => near.gray[2 * Math.floor(at / width) * near.width + 2 * (at % width)] ?? 255,
  )
  return { width, height, gray }
}
