// Enclosure -> the words of its divider, and the sheets of its pages.
import { chosenPages, hasPages, pageCount } from '#shared/document/enclosures'
import type { AssetId, Enclosure } from '#shared/document/nodes'
import { findLevel, levelName } from '#shared/markings'
import { filled, printWords } from '#shared/print-words'
import type { TagIndex } from '../types'
import type { Block, CollectedEnclosure, EnclosedSheet, ParagraphBlock } from './blocks'
import { addTag, type Collector, plainStyle, plainWords, warn } from './context'
import { collectImage } from './image'
import { cleanText } from './inlines'
import { type BlockContext, paragraphIn } from './paragraph'

type Attrs = Enclosure['attrs']

/** Width of the column of labels, as a multiple of the size of the text. */
const LABELS = 5.5

/** Collects what the divider says below its title: about the file, and why its pages are not there. */
export function collectDivider(collector: Collector, { attrs }: Enclosure, context: BlockContext): Block[] {
  const { theme } = collector.input
  const words = printWords(collector.input.language).enclosures
  const line = (label: string, text: string): ParagraphBlock[] => {
    const own = cleanText(text).trim()
    if (own === '') return []
    const tag = addTag(collector, 'P', context.tag)
    const muted = { ...plainStyle(context.look, tag), colour: theme.colours.muted }
    return [
      paragraphIn(collector, context, {
        runs: [{ text: own, style: plainStyle(context.look, tag) }],
        tag,
        align: 'start',
        label:
          label === ''
            ? null
            : {
                runs: [{ text: label, style: muted }],
                width: context.look.size * LABELS,
                align: 'left',
                fixed: true,
              },
      }),
    ]
  }
  return [
    { kind: 'gap', height: theme.paragraphGap * 2 },
    ...line(words.source, attrs.source),
    ...line(words.pages, pagesText(attrs, words.some)),
    ...line(words.marking, markingText(collector)),
    ...line(words.note, attrs.note),
    { kind: 'gap', height: theme.paragraphGap * 2 },
    ...line('', insteadText(collector, attrs)),
    ...flowingPicture(collector, attrs, context),
  ]
}

/** In a file without fixed pages, an enclosed picture stands below the words, or on the page after them. */
function flowingPicture(collector: Collector, attrs: Attrs, context: BlockContext): Block[] {
  const { asset, alt, sheets, divider } = attrs
  const [sheet] = sheets
  if (!collector.input.flowing || asset === null || !hasPages(attrs) || !isPicture(collector, asset))
    return []
  const image = {
    id: '',
    asset,
    alt: alt || titleOf(collector),
    caption: '',
    widthPercent: Math.min(100, Math.max(5, Math.round(((sheet?.width ?? FULL) / FULL) * 100))),
    decorative: false,
    marking: null,
  }
  const picture = collectImage(collector, { type: 'image', attrs: image }, context)
  return [...(divider ? [{ kind: 'break' } as const] : []), picture]
}
/** Width in points of a picture that fills the text. */
const FULL = 450

const isPicture = ({ input }: Collector, asset: AssetId): boolean =>
  input.assets.get(asset)?.mime.startsWith('image/') ?? false

const titleOf = (collector: Collector): string =>
  cleanText(plainWords(collector, collector.surveyed.section.content[0].content)) ||
  printWords(collector.input.language).front.untitled

/** `12`, or `4 of 12 (1–3, 7)`; empty where no pages are known. */
function pagesText(attrs: Attrs, some: string): string {
  const count = pageCount(attrs)
  if (count === 0) return ''
  if (attrs.pages === '' || !hasPages(attrs)) return String(count)
  const pages = attrs.pages.replaceAll('-', '–')
  return filled(some, { count: chosenPages(attrs).length, all: count, pages })
}

function markingText({ input, surveyed }: Collector): string {
  const { marking } = surveyed.section.attrs
  const level = marking === null ? undefined : findLevel(input.scheme, marking)
  return level ? levelName(level) : ''
}

/** What is printed instead of the pages; empty where they are there. */
function insteadText(collector: Collector, attrs: Attrs): string {
  const { input } = collector
  const words = printWords(input.language).enclosures
  if (attrs.asset === null) return words.absent
  if (attrs.form === 'tooLarge') return words.tooLarge
  if (attrs.form === 'tooSensitive') return words.tooSensitive
  if (attrs.form !== 'attachment') return absentText(collector, attrs, attrs.asset)
  const name = input.assets.get(attrs.asset)?.name
  if (input.flowing) return name ? `${words.elsewhere}: ${name}` : `${words.elsewhere}.`
  return name ? filled(words.attachedAs, { name }) : words.attached
}

function absentText(collector: Collector, attrs: Attrs, asset: AssetId): string {
  if (!collector.input.flowing || isPicture(collector, asset)) return ''
  const pages = chosenPages(attrs).length
  const { onePage, manyPages } = printWords(collector.input.language).enclosures
  return pages === 1 ? onePage : filled(manyPages, { n: pages })
}

/** Collects the sheets of an enclosure, and what is attached instead. */
export function collectSheets(
  collector: Collector,
  { attrs }: Enclosure,
  root: TagIndex,
): CollectedEnclosure {
  const { input, surveyed } = collector
  const { section } = surveyed
  const title = titleOf(collector)
  if (attrs.asset === null || !hasPages(attrs)) {
    const { asset, form } = attrs
    const name = (asset !== null && input.assets.get(asset)?.name) || `${title}.pdf`
    const isAttached = asset !== null && form === 'attachment'
    const attached = isAttached ? { asset, name, title, section: section.attrs.id } : null
    return { sheets: [], divider: true, absent: 0, attached }
  }
  const { asset, fit, stamp, divider, alt } = attrs
  const picture = isPicture(collector, asset)
  const pages = chosenPages(attrs)
  if (pages.length === 0)
    warn(collector, `None of the pages that are to be enclosed is in the file “${title}”.`)
  if (input.flowing) return { sheets: [], divider: true, absent: picture ? 0 : pages.length, attached: null }
  const sheets = pages.map(({ page, width, height }, index): EnclosedSheet => {
    const { sheet } = printWords(input.language).enclosures
    const count = filled(sheet, { page: index + 1, count: pages.length })
    const place = pages.length > 1 ? `, ${count}` : ''
    const tag = addTag(collector, 'Figure', root, { alt: `${cleanText(alt) || title}${place}` })
    const anchors = index === 0 && !divider ? [section.attrs.id] : []
    return { asset, page: page - 1, width, height, picture, fit, stamp, tag, anchors }
  })
  return { sheets, divider: divider || sheets.length === 0, absent: 0, attached: null }
}
