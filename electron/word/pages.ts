// Pages of Word: size, margins, numbers, and what is at the head and the foot of each.
import { printWords } from '#shared/print-words'
import type { TemplateEdge, TemplatePicture } from '#shared/word-template'
import type { CollectedPack, PageSize } from '../pdf/collect/pack'
import { endOf } from './bookmarks'
import { fieldXml, runXml, textXml } from './fields'
import { type FilePart, Relations, wordType } from './package'
import { piecesXml } from './paragraph'
import { lookXml } from './styles'
import { twips } from './units'
import { watermarkXml } from './watermark'
import type { Writing } from './writing'
import { el, on, val, wordPart } from './xml'

/** A run of pages with one orientation and one count of pages. */
export interface PageRun {
  readonly landscape: boolean
  /** `front` for the title page and contents, empty for the body, else the letter of an annex. */
  readonly series: string
  /** Begins on a right-hand page. */
  readonly recto: boolean
  /** Number of its first page; absent where the pages before count on. */
  readonly start?: number | undefined
  /** The first in the file. */
  readonly top: boolean
}

export const FRONT = 'front'
/** Between the marking and the edge of the paper. */
const EDGE = 25.5
/** Parts of the marking after the level are this much smaller. */
const SECOND = 0.86

/** Writes heads and feet, each once, and the properties of runs of pages. */
export class Pages {
  private readonly files = new Map<string, FilePart>()
  private readonly pictures = new Map<TemplatePicture, string>()

  constructor(private readonly writing: Writing) {}

  /** The properties of a run of pages. */
  properties(run: PageRun): string {
    const { pack } = this.writing
    const { width, height, top, bottom, inner, outer } = sizeOf(pack, run)
    const title = run.series === FRONT
    return el(
      'w:sectPr',
      {},
      this.reference('header', 'default', run),
      this.reference('footer', 'default', run),
      ...(title ? [this.reference('header', 'first', run), this.reference('footer', 'first', run)] : []),
      this.writing.endnotes.isEmpty ? '' : el('w:endnotePr', {}, val('w:numFmt', 'decimal')),
      run.top ? '' : val('w:type', run.recto ? 'oddPage' : 'nextPage'),
      el('w:pgSz', {
        'w:w': twips(width),
        'w:h': twips(height),
        'w:orient': run.landscape ? 'landscape' : undefined,
      }),
      el('w:pgMar', {
        'w:top': twips(top),
        'w:right': twips(outer),
        'w:bottom': twips(bottom),
        'w:left': twips(inner),
        'w:header': twips(EDGE),
        'w:footer': twips(EDGE),
        'w:gutter': 0,
      }),
      pack.options.lineNumbers && !title ? el('w:lnNumType', { 'w:countBy': 1, 'w:restart': 'newPage' }) : '',
      el('w:pgNumType', {
        'w:fmt': title ? 'lowerRoman' : 'decimal',
        'w:start': run.start,
      }),
      on('w:titlePg', title),
    )
  }

  private reference(part: 'header' | 'footer', type: 'default' | 'first', run: PageRun): string {
    const name = this.fileOf(part, type === 'first', run)
    const id = this.writing.relations.to(part, name)
    return el(`w:${part}Reference`, { 'w:type': type, 'r:id': id })
  }

  private fileOf(part: 'header' | 'footer', bare: boolean, run: PageRun): string {
    const key = [part, bare, run.landscape, run.series].join(' ')
    const known = this.files.get(key)
    if (known) return known.path.replace('word/', '')
    const relations = new Relations()
    const count = [...this.files.values()].filter(({ path }) => path.includes(part)).length + 1
    const name = `${part}${count}.xml`
    const content = part === 'header' ? this.head(bare, run, relations) : this.foot(bare, run, relations)
    const root = part === 'header' ? 'w:hdr' : 'w:ftr'
    this.files.set(key, {
      relations,
      path: `word/${name}`,
      type: wordType(part),
      content: wordPart(root, content),
    })
    return name
  }

  /** The parts with all heads and feet, and the template's pictures in them. */
  parts(): FilePart[] {
    const pictures = [...this.pictures].map(
      ([{ bytes }, path]): FilePart => ({ path: `word/${path}`, content: bytes, type: null }),
    )
    return [...this.files.values(), ...pictures]
  }

  private head(bare: boolean, run: PageRun, relations: Relations): string {
    const { pack, styles } = this.writing
    const draft = pack.options.draft ? watermarkXml() : ''
    const marking = this.marking(draft)
    const own = this.edge('header', bare, relations)
    if (own) return (marking === '' && draft !== '' ? el('w:p', {}, draft) : marking) + own.xml
    if (bare) return marking === '' ? el('w:p') : marking
    const logo = pack.theme.runningLogo ? this.logo(relations) : ''
    // Word finds the chapter of each page by itself.
    const chapter = fieldXml('STYLEREF "heading 1"', '')
    const line = piecesXml(
      [
        {
          kind: 'paragraph',
          style: 'Header',
          tabs: edgeTab(sizeOf(pack, run)),
          content:
            (marking === '' ? draft : '') + logo + runXml('', textXml(`${pack.meta.title}\t`)) + chapter,
        },
      ],
      styles,
    )
    return marking + line
  }

  private foot(bare: boolean, run: PageRun, relations: Relations): string {
    const { pack, styles } = this.writing
    const marking = this.marking('')
    const own = this.edge('footer', bare, relations)
    // Under a table there is always a paragraph.
    if (own?.numbered || (own && bare)) return own.xml + (marking === '' ? el('w:p') : marking)
    if (bare) return marking === '' ? el('w:p') : marking
    const content = runXml('', textXml(`${pack.meta.reference}\t`)) + this.pageNumber(run)
    const tabs = edgeTab(sizeOf(pack, run))
    const line = piecesXml([{ kind: 'paragraph', style: 'Footer', tabs, content }], styles)
    return (own?.xml ?? '') + line + marking
  }

  /** The head or foot of the template, with its pictures; null without one. The marking stands beside it, on every page. */
  private edge(part: 'header' | 'footer', bare: boolean, relations: Relations): TemplateEdge | null {
    const edges = this.writing.template?.[part]
    const edge = (bare ? edges?.first : undefined) ?? edges?.default
    if (!edge || edge.xml === '') return null
    const xml = edge.pictures.reduce((text, picture) => {
      const path =
        this.pictures.get(picture) ?? `media/template${this.pictures.size + 1}.${picture.extension}`
      this.pictures.set(picture, path)
      return text.replaceAll(picture.key, relations.to('image', path))
    }, edge.xml)
    return { ...edge, xml }
  }

  /** `Page 3 of 12`, `Page A-1 of A-4`, `Page iv` */
  private pageNumber({ series }: PageRun): string {
    const { pack, bookmarks } = this.writing
    const plain = (text: string): string => runXml('', textXml(text))
    const number = (instruction: string, result: string): string => fieldXml(instruction, plain(result))
    const { one, of } = printWords(pack.meta.language).page
    const [beforeOne = '', behindOne = ''] = one.split('{page}')
    if (series === FRONT) return plain(beforeOne) + number('PAGE', 'i') + (behindOne && plain(behindOne))
    const letter = series === '' ? '' : `${series}-`
    const last = (pack.lastOf.get(series) ?? '').slice(letter.length)
    const [before = '', between = ''] = of.split(/\{page\}|\{last\}/)
    return [
      plain(`${before}${letter}`),
      number('PAGE', '1'),
      plain(`${between}${letter}`),
      number(`PAGEREF ${bookmarks.name(endOf(series))}`, last),
    ].join('')
  }

  /** The marking, each part on a line; `before` goes into the first one. */
  private marking(before: string): string {
    const { pack, styles } = this.writing
    const { text } = pack.theme.marking
    return pack.marking
      .map((words, index) => {
        const look = { ...text, size: text.size * SECOND, bold: false }
        const run = runXml(index === 0 ? '' : lookXml(look), textXml(words))
        const rightToLeft = pack.isRightToLeft([{ text: words } as never])
        const content = (index === 0 ? before : '') + run
        return piecesXml([{ kind: 'paragraph', style: 'Marking', rightToLeft, content }], styles)
      })
      .join('')
  }

  private logo(relations: Relations): string {
    const { logo } = this.writing.pack.front
    if (!logo) return ''
    const scale = Math.min(LOGO.height / logo.height, LOGO.width / logo.width)
    const size = { width: logo.width * scale, height: logo.height * scale }
    return (
      runXml('', this.writing.media.picture({ asset: logo.asset, ...size, alt: '' }, relations)) +
      runXml('', textXml(' '))
    )
  }
}

const LOGO = { height: 13, width: 48 }

const sizeOf = ({ landscape, portrait }: CollectedPack, run: PageRun): PageSize =>
  run.landscape ? landscape : portrait

const edgeTab = ({ measure }: PageSize): string =>
  el('w:tabs', {}, el('w:tab', { 'w:val': 'right', 'w:pos': twips(measure) }))
