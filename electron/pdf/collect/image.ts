// Image -> block: size from the file, caption with its number, a placeholder where it can't be shown.
import type { Image } from '#shared/document/nodes'
import { isCmykJpeg } from '#shared/image'
import type { Asset } from '#shared/pack'
import { isTooLargeForPrint } from '#shared/print-size'
import { filled, printWords } from '#shared/print-words'
import { inspectSvg } from '../svg/inspect'
import type { ImageBlock, ParagraphBlock } from './blocks'
import { addTag, type Collector, plainStyle, warn } from './context'
import { readImageSize } from './image-size'
import { cleanText, portionMark } from './inlines'
import { type BlockContext, paragraphIn } from './paragraph'
import { foreignPieces } from './spoken'
import { imageName, undrawnFault } from './undrawn'

/** Collects an image. An unknown or damaged file becomes a frame with a message, and a warning. */
export function collectImage(collector: Collector, image: Image, context: BlockContext): ImageBlock {
  const { asset: id, alt, caption, widthPercent, decorative } = image.attrs
  const asset = collector.input.assets.get(id)
  const pixels = asset ? readImageSize(asset) : null
  const name = imageName(image)
  if (!asset) warn(collector, `The image “${name}” is missing from the pack.`, image.attrs.id)
  else if (!pixels) warn(collector, unreadable(name, asset), image.attrs.id)
  else if (
    asset &&
    mimeHasPixels(asset) &&
    isTooLargeForPrint(asset.bytes.length, pixels.width, widthPercent)
  )
    warn(collector, tooLarge(name, asset), image.attrs.id)
  const undrawn = asset ? undrawnFault(image, asset) : null
  if (undrawn !== null) warn(collector, undrawn, image.attrs.id)
  const shown = pixels !== null
  const words = printWords(collector.input.language).spoken
  // A figure's description replaces its content: a caption inside it would never be announced.
  const around = caption === '' ? context.tag : addTag(collector, 'Div', context.tag)
  const figure =
    decorative && shown
      ? -1
      : addTag(collector, 'Figure', around, { alt: cleanText(alt || caption || words.image) })
  return {
    kind: 'image',
    asset: id,
    pixels,
    share: widthPercent / 100,
    tag: figure,
    caption: caption === '' ? null : collectCaption(collector, image, context, around),
    letters: shown ? lettersOf(asset) : '',
    missing: shown ? null : missingMark(collector, context, figure, name),
    indent: context.indent,
    anchors: image.attrs.id === '' ? [] : [image.attrs.id],
  }
}

/** Characters of the text in a drawing. */
const lettersOf = (asset: Asset | undefined): string =>
  cleanText((asset?.mime === 'image/svg+xml' && inspectSvg(asset.bytes)?.letters) || '')

const mimeHasPixels = ({ mime }: Asset): boolean => mime !== 'image/svg+xml'

const tooLarge = (name: string, { bytes }: Asset): string =>
  `The image “${name}” takes ${Math.round(bytes.length / 1e6)} MB, more than print can show. Select it and choose “Make smaller for print”.`

function unreadable(name: string, { name: file, mime, bytes }: Asset): string {
  return mime === 'image/jpeg' && isCmykJpeg(bytes)
    ? `The image “${name}” (${file}) has CMYK colours; a frame is printed. Insert it again to convert it.`
    : `The image “${name}” (${file}) can’t be read; a frame is printed.`
}

function collectCaption(
  collector: Collector,
  image: Image,
  context: BlockContext,
  around: number,
): ParagraphBlock {
  const number = collector.counter.figure()
  const tag = addTag(collector, 'Caption', around)
  return captionParagraph(collector, context, {
    tag,
    number,
    caption: image.attrs.caption,
    marking: image.attrs.marking,
    after: true,
  })
}

/** Text and position of a caption. */
export interface CaptionFacts {
  readonly tag: number
  readonly number: string
  readonly caption: string
  readonly marking: string | null
  /** Below (figures) or above (tables). */
  readonly after: boolean
}

/** `Table 3  Words`, the number in bold. */
export function captionParagraph(
  collector: Collector,
  context: BlockContext,
  facts: CaptionFacts,
): ParagraphBlock {
  const look = collector.input.theme.caption
  const bold = plainStyle({ ...look, bold: true }, facts.tag)
  const plain = plainStyle({ ...look, bold: false, colour: collector.input.theme.body.colour }, facts.tag)
  const text = cleanText(facts.caption)
  const words = (foreignPieces(text, collector.input.language) ?? [{ text, facts: null }]).map((piece) => ({
    text: piece.text,
    style: piece.facts ? { ...plain, tag: addTag(collector, 'Span', plain.tag, piece.facts) } : plain,
  }))
  return paragraphIn(collector, context, {
    runs: [
      ...portionMark(collector, facts.marking, bold),
      { text: facts.number, style: bold, from: { kind: 'count' } },
      { text: '\u2002', style: bold },
      ...words,
    ],
    tag: facts.tag,
    align: 'start',
    format: {
      leading: look.leading,
      before: facts.after ? 4 : 8,
      after: facts.after ? 8 : 4,
      keepNext: !facts.after,
      hyphenate: false,
    },
  })
}

function missingMark(
  collector: Collector,
  context: BlockContext,
  figure: number,
  name: string,
): ParagraphBlock {
  const { theme } = collector.input
  const style = plainStyle({ ...theme.caption, bold: false, colour: theme.colours.muted }, figure)
  return paragraphIn(
    collector,
    { ...context, indent: 0 },
    {
      runs: [
        {
          text: filled(printWords(collector.input.language).spoken.imageMissing, { name: cleanText(name) }),
          style,
        },
      ],
      tag: figure,
      align: 'center',
      format: { leading: theme.caption.leading, before: 0, after: 0, hyphenate: false },
    },
  )
}
