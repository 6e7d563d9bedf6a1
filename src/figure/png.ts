import { withResolution } from './png-resolution.ts'

const DPI = 300

/**
 * An SVG text as a PNG at 300 dpi (CSS px are 1/96 inch), with the resolution written into the file, so that Word places it
 * in its true size. In the browser only. The decoding, drawing and packing are the browser's; between them the thread is free.
 * Rejects where the picture cannot be decoded or is larger than a canvas may be.
 */
export async function svgToPng(svg: string): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = url
    await image.decode()
    await nextFrame()
    const scale = DPI / 96
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.naturalWidth * scale)
    canvas.height = Math.round(image.naturalHeight * scale)
    // Drawn at once in memory: a canvas on the graphics card would rasterise everything later, in one long step.
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('this browser gives no canvas to draw on')
    await nextFrame()
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const packed = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!packed) throw new Error(`the picture is too large: ${canvas.width} × ${canvas.height} px`)
    return new Blob([withResolution(new Uint8Array(await packed.arrayBuffer()), DPI)], { type: 'image/png' })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Lets the browser paint and answer before the next step. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
