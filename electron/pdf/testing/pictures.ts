// Small images in formats other than PNG, for tests.
import { createHash } from 'node:crypto'
import type { Asset, AssetMime } from '#shared/pack'

function assetOf(name: string, mime: AssetMime, bytes: Uint8Array): Asset {
  return { id: createHash('sha256').update(bytes).digest('hex'), mime, name, bytes }
}

/** An asset from SVG source. */
export const svgAsset = (source: string): Asset =>
  assetOf('drawing.svg', 'image/svg+xml', Buffer.from(source))

/** A JPEG of 24 by 16 pixels from red to blue. */
export const jpegAsset = assetOf(
  'picture.jpg',
  'image/jpeg',
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAVAQEBAAAAAAAAAAAAAAAAAAAABf/EABYRAAMAAAAAAAAAAAAAAAAAAAAVYf/aAAwDAQACEQMRAD8AwKlUVSqoohZaUtqIqgogaU//2Q==',
    'base64',
  ),
)

/** The same in CMYK, which an archival PDF with an RGB output intent can't contain. */
export const cmykAsset = assetOf(
  'print.jpg',
  'image/jpeg',
  Buffer.from(
    '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GCgU5gjZeMfZZzfoF8/9sAQwEVFxceGh47ISE7fFNGU3x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8/8AAFAgAEAAYBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAEBf/EABsQAAEEAwAAAAAAAAAAAAAAAAABFVFiAhMU/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAXEQADAQAAAAAAAAAAAAAAAAAAAhUD/9oADgQBAAIRAxEEAAA/ANDYkjYklnJjA5MYJNVyHN0Nt1sHWwaqhqqR7EkFnJjAFVxN0DrYBqqD/9k=',
    'base64',
  ),
)

/** A drawing with every kind of shape, transforms and text. */
export const chartAsset = svgAsset(`<?xml version="1.0"?>
<!-- a chart -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120" font-family="sans-serif">
  <style>.unused { fill: red }</style>
  <rect x="10" y="10" width="180" height="90" rx="6" fill="#eef" stroke="navy" stroke-width="1.5"/>
  <g transform="translate(20 95) scale(1 -1)" style="fill:#1b365d;stroke:none">
    <rect width="20" height="40"/><rect x="30" width="20" height="60" fill="#b42318"/><rect x="60" width="20" height="25"/>
  </g>
  <path d="M110 90 q10 -60 30 -30 t30 -20 l10 5 h5 v20 z" fill="none" stroke="rgb(23,107,77)" stroke-width="2"/>
  <path d="M150 30 a12 12 0 1 1 -8.5 -3.5 L150 40z M160 20c5 5 5 10 0 15s-10 5 -10 0" fill="orange" fill-rule="evenodd"/>
  <circle cx="120" cy="30" r="9" fill="#0a0"/><ellipse cx="175" cy="80" rx="9" ry="5" fill="none" stroke="black"/>
  <line x1="15" y1="95" x2="185" y2="95" stroke="#333"/><polyline points="15,20 25,30 35,22" stroke="red" fill="none"/>
  <polygon points="50,18 56,28 44,28" transform="rotate(20 50 23)"/>
  <text x="100" y="114" font-size="9" text-anchor="middle" font-weight="bold">Budget &amp; strength &#x2013; Ελλάδα</text>
</svg>`)

/** A grey and a progressive JPEG of the same size. */
export const greyJpegAsset = assetOf(
  'grey.jpg',
  'image/jpeg',
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQABgBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFhABAQEAAAAAAAAAAAAAAAAAABNh/9oACAEBAAA/AMZQoUSU0ppTX//Z',
    'base64',
  ),
)
export const progressiveJpegAsset = assetOf(
  'progressive.jpg',
  'image/jpeg',
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAT/2gAMAwEAAhADEAAAActBZfdAf//EABUQAQEAAAAAAAAAAAAAAAAAAAAR/9oACAEBAAEFAqqqqv/EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oACAEDAQE/AbVr/8QAFREBAQAAAAAAAAAAAAAAAAAAABT/2gAIAQIBAT8BgQP/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/IV//AP/aAAwDAQACAAMAAAAQxx//xAAVEQEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAwEBPxClP//EABURAQEAAAAAAAAAAAAAAAAAAABx/9oACAECAQE/EIQ//8QAFhABAQEAAAAAAAAAAAAAAAAAcQAg/9oACAEBAAE/EFKWB//Z',
    'base64',
  ),
)

/** Red on the left, blue on the right, green in the top left corner: 24 by 16 pixels. */
const cornered = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAQABgDAREAAhEBAxEB/8QAFwABAAMAAAAAAAAAAAAAAAAABgUHCP/EACMQAAAFAgYDAAAAAAAAAAAAAAABAgMFBxMGEiFFg8IEFEH/xAAWAQEBAQAAAAAAAAAAAAAAAAAICQT/xAAnEQAABAQFBAMAAAAAAAAAAAAAAQIRAwQFCAYHE0WEEiHDxCJBUf/aAAwDAQACEQMRAD8Ag6j1HwZPYMkYmJmb/lv2bbfrupzZXUKPVSSItCP6CfRaLPSk8iNGQySdzcvwy+jGO2m2nNHL/NGl4jxHS9GUg6/WvXl1t1y8aGn4w4ylm61JLsk2dzYiMxlKqu18/QUgsy3vjewEzdns/I8AABxgdC/RDkWLAGqu18/QOOzLe+N7AHN2ez8jwAAHGB0P/9k=',
  'base64',
)

/** That picture with an orientation as set by a camera (Exif 2.3, 4.6.4 A). */
export function turnedJpeg(orientation: number): Asset {
  const exif = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex')
  exif[29] = orientation
  return assetOf(
    `turned-${orientation}.jpg`,
    'image/jpeg',
    new Uint8Array(Buffer.concat([cornered.subarray(0, 2), exif, cornered.subarray(2)])),
  )
}
