import type { Hatch } from './palette.ts'

/** What both canvas kinds and the tests' stand-in can do. */
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** A square picture ready for `map.addImage`; `pixelRatio` tells how many of its pixels make a CSS pixel. */
export interface DrawnImage {
  data: ImageData
  pixelRatio: number
}

/** Draws on a fresh transparent canvas of `width` × `height` CSS pixels. */
export function drawImage(width: number, height: number, pixelRatio: number, draw: (context: Context) => void): DrawnImage {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * pixelRatio)
  canvas.height = Math.round(height * pixelRatio)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The browser gives no 2d canvas, so the map cannot draw its patterns.')
  context.scale(pixelRatio, pixelRatio)
  draw(context)
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio }
}

/** Strokes of one repeat of a hatch as SVG path data on a square of side `hatchSide`; drawn by map and legend alike. */
export function hatchPath({ kind, spacing, width }: Hatch): string {
  const side = spacing
  // Each stroke runs past the edges so that neighbouring repeats meet without a notch.
  const rising = `M${-side},${side} L${side},${-side} M0,${side} L${side},0 M0,${2 * side} L${2 * side},0`
  const falling = `M${-side},0 L${side},${2 * side} M0,0 L${side},${side} M0,${-side} L${2 * side},${side}`
  switch (kind) {
    case 'rising':
      return rising
    case 'falling':
      return falling
    case 'cross':
      return `${rising} ${falling}`
    case 'horizontal':
      return `M0,${side / 2} L${side},${side / 2}`
    case 'dots': {
      const dot = (x: number, y: number): string =>
        `M${x - width / 2},${y} a${width / 2},${width / 2} 0 1,0 ${width},0 a${width / 2},${width / 2} 0 1,0 ${-width},0`
      return `${dot(side / 4, side / 4)} ${dot((side * 3) / 4, (side * 3) / 4)}`
    }
  }
}

/** Draws one seamless repeat of a hatch. */
export function drawHatch(hatch: Hatch, pixelRatio: number): DrawnImage {
  return drawImage(hatch.spacing, hatch.spacing, pixelRatio, (context) => {
    const path = new Path2D(hatchPath(hatch))
    context.strokeStyle = hatch.color
    context.fillStyle = hatch.color
    context.lineWidth = hatch.width
    if (hatch.kind === 'dots') context.fill(path)
    else context.stroke(path)
  })
}

/** A short line that the style stretches over the width of a withdrawn zone's name. */
export function drawStrike(color: string, pixelRatio: number): DrawnImage {
  return drawImage(8, 2, pixelRatio, (context) => {
    context.fillStyle = color
    context.fillRect(0, 0.5, 8, 1)
  })
}
