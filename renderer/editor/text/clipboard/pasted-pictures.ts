// Pictures and formulas in pasted HTML: those with data are kept, others are replaced by text.
import { wordsOf } from './dom-tools'
import type { LeftOut } from './left-out'
import { picturesInRtf, type RtfPicture } from './rtf-pictures'

/** A picture to be inserted: `token` is the asset of its placeholder image in the slice. */
export interface PastedPicture {
  readonly token: string
  readonly file: File
  readonly alt: string
}

const KINDS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
}
/** Elements that show something other than text. */
const OBJECTS = 'object, embed, audio, video, canvas'
/** Elements that can't contain a block. */
const INLINE =
  'p, h1, h2, h3, h4, h5, h6, span, a, b, i, u, s, strong, em, font, sup, sub, ins, picture, code, small'
/** Smaller drawings are icons, in pixels. */
const ICON = 48
const EMOJI = /^(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3])+$/u

/**
 * Extracts the pictures of a page, and Word's from the RTF: those that can be inserted become figures, the others text.
 */
export function takePictures(page: Document, left: LeftOut, rtf: () => string): PastedPicture[] {
  const pictures: PastedPicture[] = []
  markFormulas(page, left)
  const inRtf = wordPictures(page, rtf)
  for (const drawing of page.querySelectorAll('svg')) {
    if (isBig(drawing)) mark(drawing, drawing.getAttribute('aria-label'), left)
    else drawing.remove()
  }
  for (const shape of page.querySelectorAll('v\\:imagedata'))
    if (!shape.closest('p, td, li')?.querySelector('img'))
      mark(shape, shape.closest('v\\:shape')?.getAttribute('alt') ?? shape.getAttribute('o:title'), left)
  for (const object of page.querySelectorAll(OBJECTS)) {
    left.objects += 1
    object.remove()
  }
  for (const image of page.querySelectorAll('img')) {
    const alt = wordsIn(image.getAttribute('alt'))
    if (isInvisible(image)) image.remove()
    else if (EMOJI.test(alt)) image.replaceWith(alt)
    else {
      const picture = fileOf(image, pictures.length) ?? fromRtf(inRtf.get(image), pictures.length)
      if (picture) {
        pictures.push({ ...picture, alt })
        const figure = figureFor(page, picture.token)
        image.replaceWith(figure)
        bringOut(figure)
      } else mark(image, alt, left)
    }
  }
  return pictures
}

/** Word's pictures of files, with their bytes if the RTF has the same number of pictures. */
function wordPictures(page: Document, rtf: () => string): ReadonlyMap<Element, RtfPicture> {
  const images = [...page.querySelectorAll('img[src^="file:" i]')].filter((image) => !isInvisible(image))
  const found = images.length > 0 ? picturesInRtf(rtf()) : []
  if (found.length !== images.length) return new Map()
  return new Map(images.map((image, index) => [image, found[index] as RtfPicture]))
}

function fromRtf(picture: RtfPicture | undefined, index: number): Omit<PastedPicture, 'alt'> | null {
  return picture && picture.bytes.length > 0 ? pictureOf(picture.bytes, picture.mime, index) : null
}

function pictureOf(bytes: Uint8Array<ArrayBuffer>, kind: string, index: number): Omit<PastedPicture, 'alt'> {
  const file = new File([bytes], `pasted image ${index + 1}.${KINDS[kind]}`, { type: kind })
  return { token: index.toString(16).padStart(64, '0'), file }
}

/** Formulas of Word, whose fallback is a picture, and of web pages. */
function markFormulas(page: Document, left: LeftOut): void {
  const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_ELEMENT)
  const open: string[] = []
  const found: Element[] = []
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE) {
      const [, condition = ''] = /^\[if ([^\]]{0,60})\]/.exec(node.nodeValue ?? '') ?? []
      if (condition) open.push(condition)
      else if (node.nodeValue?.startsWith('[endif]')) open.pop()
    } else if (
      isFormula(
        node as Element,
        open.some((condition) => condition.includes('msEquation')),
      )
    )
      found.push(node as Element)
  }
  for (const formula of found) {
    if (!formula.isConnected) continue
    const words = wordsIn(formula.getAttribute('alttext') ?? formula.getAttribute('alt'))
    if (formula.localName === 'math' && wordsOf(formula) === '') {
      formula.remove()
      continue
    }
    formula.replaceWith(words ? `[Formula: ${words}]` : '[Formula]')
    left.formulas += 1
  }
}

function isFormula(element: Element, inEquation: boolean): boolean {
  if (element.localName === 'math')
    return !element.closest('[data-style*="display:none"], [data-style*="display: none"]')
  if (element.localName !== 'img') return false
  return inEquation || /math|equation|latex|katex/i.test(element.className)
}

function mark(picture: Element, alt: string | null, left: LeftOut): void {
  const words = wordsIn(alt)
  left.pictures += 1
  const text = words ? `[Image: ${words}]` : '[Picture]'
  const heading = picture.closest('h1, h2, h3, h4, h5, h6, p')
  picture.replaceWith(text)
  // A heading that contained only a picture is not an entry of the contents.
  if (heading && heading.localName !== 'p' && wordsOf(heading) === text) {
    const paragraph = heading.ownerDocument.createElement('p')
    paragraph.textContent = text
    heading.replaceWith(paragraph)
  }
}

/** Removes the picture placeholders from words. */
export function wordsWithoutMarks(text: string): string {
  return text.replace(/\[Picture[^\][]{0,510}\]/g, '').trim()
}

const wordsIn = (text: string | null): string =>
  (text ?? '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .slice(0, 500)

/** Tracking pixels, and spacers of newsletters. */
function isInvisible(image: Element): boolean {
  return ['width', 'height'].some((side) => /^[01](px)?$/.test(image.getAttribute(side) ?? ''))
}

function isBig(drawing: Element): boolean {
  const box = (drawing.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  const width = Number.parseFloat(drawing.getAttribute('width') ?? '')
  return (Number.isNaN(width) ? (box[2] ?? 0) : width) > ICON
}

/** The file in a `data:` address; null for other addresses and for image types that a pack can't store. */
function fileOf(image: Element, index: number): Omit<PastedPicture, 'alt'> | null {
  const address = image.getAttribute('src') ?? ''
  const comma = address.slice(0, 200).indexOf(',')
  const [kind = '', ...options] = address.slice(5, comma).toLowerCase().split(';')
  if (comma < 0 || !/^data:/i.test(address.slice(0, 5)) || !KINDS[kind]) return null
  try {
    const data = address.slice(comma + 1)
    const base64 = options.includes('base64')
    const bytes = base64
      ? bytesOf(atob(data.replace(/\s/g, '')))
      : new TextEncoder().encode(decodeURIComponent(data))
    if (bytes.length === 0) return null
    return pictureOf(bytes, kind, index)
  } catch {
    return null
  }
}

const bytesOf = (binary: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(binary, (letter) => letter.charCodeAt(0))

function figureFor(page: Document, asset: string): HTMLElement {
  const figure = page.createElement('figure')
  figure.dataset.type = 'image'
  figure.dataset.attache = JSON.stringify({ asset })
  return figure
}

/** Splits paragraphs, headings and inline elements around a picture, so that it becomes a block. */
function bringOut(figure: HTMLElement): void {
  for (let around = figure.parentElement; around?.matches(INLINE); around = figure.parentElement) {
    const rest = around.cloneNode(false) as HTMLElement
    rest.removeAttribute('id')
    while (figure.nextSibling) rest.append(figure.nextSibling)
    around.after(figure, rest)
  }
}
