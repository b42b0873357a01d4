// Builders for documents in tests: `doc(section('Title', p('Hello ', b('world'))))`.
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import type {
  Block,
  BriefingDocument,
  Callout,
  Enclosure,
  Flow,
  Inline,
  ListItem,
  Mark,
  Section,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Trainer,
} from '#shared/document/nodes'
import type { Asset, ExportOptions, Pack, PackField, PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'

type Words = string | Inline

let ids = 0
/** A new node id. */
export const newId = (): string => `n${++ids}`

const inline = (words: readonly Words[], ...marks: Mark[]): Inline[] =>
  words
    .filter((word) => word !== '')
    .map(
      (word): Inline =>
        typeof word === 'string'
          ? { type: 'text', text: word, ...(marks.length > 0 ? { marks } : {}) }
          : word,
    )

const marked =
  (mark: Mark) =>
  (text: string): Inline => ({ type: 'text', text, marks: [mark] })
export const b = marked({ type: 'bold' })
export const i = marked({ type: 'italic' })
export const u = marked({ type: 'underline' })
export const s = marked({ type: 'strike' })
export const sup = marked({ type: 'superscript' })
export const sub = marked({ type: 'subscript' })
export const code = marked({ type: 'code' })
export const link = (href: string, text: string): Inline => marked({ type: 'link', attrs: { href } })(text)
export const br: Inline = { type: 'hardBreak' }
export const field = (name: string): Inline => ({ type: 'field', attrs: { name } })
export const note = (
  text: string,
  kind: 'footnote' | 'source' = 'footnote',
  checkAfter: string | null = null,
): Inline => ({
  type: 'footnote',
  attrs: { id: newId(), kind, checkAfter },
  content: [{ type: 'text', text }],
})
export const ref = (target: string, show: 'number' | 'title' | 'page' | 'full' = 'full'): Inline => ({
  type: 'crossReference',
  attrs: { target, show },
})

export const p = (...words: Words[]): Flow => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: inline(words),
})
export const np = (level: number, ...words: Words[]): Flow => ({
  type: 'numberedParagraph',
  attrs: { id: newId(), level, marking: null, audience: null },
  content: inline(words),
})
export const h = (level: number, text: string, id = newId()): Block => ({
  type: 'heading',
  attrs: { id, level, marking: null, audience: null },
  content: inline([text]),
})
const item = (content: Flow | readonly Flow[] | string): ListItem => ({
  type: 'listItem',
  content: typeof content === 'string' ? [p(content)] : Array.isArray(content) ? content : [content as Flow],
})
export const ul = (...items: (Flow | readonly Flow[] | string)[]): Flow => ({
  type: 'bulletList',
  content: items.map(item),
})
export const ol = (start: number, ...items: (Flow | readonly Flow[] | string)[]): Flow => ({
  type: 'orderedList',
  attrs: { start },
  content: items.map(item),
})
export const tasks = (...items: (readonly [boolean, string])[]): Flow => ({
  type: 'taskList',
  content: items.map(([checked, text]) => ({ type: 'taskItem', attrs: { checked }, content: [p(text)] })),
})
export const quote = (...content: Flow[]): Flow => ({ type: 'blockquote', content })
export const pre = (text: string): Flow => ({ type: 'codeBlock', content: [{ type: 'text', text }] })
export const hr: Flow = { type: 'horizontalRule' }
export const pageBreak: Block = { type: 'pageBreak' }
export const enclosure = (attrs: Partial<Enclosure['attrs']> = {}): Block => ({
  type: 'enclosure',
  attrs: { ...NEW_ENCLOSURE, ...attrs },
})
export const callout = (kind: Callout['attrs']['kind'], ...content: Flow[]): Block => ({
  type: 'callout',
  attrs: { kind, marking: null, audience: null },
  content,
})
export const guidance = (...content: Flow[]): Block => ({ type: 'guidance', content })
export const trainer = (kind: Trainer['attrs']['kind'], ...content: (Flow | Table)[]): Block => ({
  type: 'trainer',
  attrs: { kind, audience: null },
  content,
})
export const image = (
  asset: string,
  rest: Partial<Extract<Flow, { type: 'image' }>['attrs']> = {},
): Flow => ({
  type: 'image',
  attrs: {
    id: newId(),
    asset,
    alt: 'A picture',
    caption: '',
    widthPercent: 60,
    decorative: false,
    marking: null,
    audience: null,
    ...rest,
  },
})

type CellRest = Partial<TableCell['attrs']>
const cellAttrs = (rest: CellRest): TableCell['attrs'] => ({
  colspan: 1,
  rowspan: 1,
  colwidth: null,
  textAlign: null,
  shade: null,
  ...rest,
})
const flows = (content: string | Flow | readonly Flow[]): readonly Flow[] =>
  typeof content === 'string' ? [p(content)] : Array.isArray(content) ? content : [content as Flow]
export const td = (content: string | Flow | readonly Flow[], rest: CellRest = {}): TableCell => ({
  type: 'tableCell',
  attrs: cellAttrs(rest),
  content: flows(content),
})
export const th = (content: string | Flow | readonly Flow[], rest: CellRest = {}): TableHeader => ({
  type: 'tableHeader',
  attrs: cellAttrs(rest),
  content: flows(content),
})
export const tr = (...content: (TableCell | TableHeader)[]): TableRow => ({ type: 'tableRow', content })
export const table = (caption: string, ...content: TableRow[]): Table => ({
  type: 'table',
  attrs: { id: newId(), caption, marking: null, audience: null },
  content,
})

/** A section of level 1; `attrs` overrides the defaults. */
export const section = (title: string, attrs: Partial<Section['attrs']>, ...blocks: Block[]): Section => ({
  type: 'section',
  attrs: {
    ...emptySection('', newId).attrs,
    ...attrs,
  },
  content: [{ type: 'sectionTitle', content: inline([title]) }, ...blocks],
})
export const doc = (...content: Section[]): BriefingDocument => ({ type: 'doc', content })

export const packField = (name: string, value: string, label = name): PackField => ({
  name,
  label,
  prompt: '',
  type: 'text',
  example: '',
  default: '',
  choices: [],
  value,
})

/** A pack around a document. */
export const pack = (
  document: BriefingDocument,
  meta: Partial<PackMeta> = {},
  fields: readonly PackField[] = [],
): Pack => ({
  id: '00000000-0000-4000-8000-000000000000',
  revision: 1,
  meta: {
    title: 'Country engagement briefing',
    subtitle: 'Republic of Arvenia',
    kind: 'briefing',
    author: 'Maj A. Smith',
    organisation: 'Defence Engagement Branch',
    reference: 'DE/2026/014',
    date: '2026-03-12',
    language: 'en-GB',
    marking: { scheme: 'uk', level: 'official-sensitive', caveat: '', trainingRider: false },
    paper: 'a4',
    theme: 'staff-paper',
    blueprint: null,
    ...meta,
  },
  fields,
  doc: document,
})

/** The input of `layout`, for a briefing on A4 by default. */
export const job = (made: Pack, options: Partial<ExportOptions> = {}, assets: readonly Asset[] = []) => ({
  pack: made,
  assets: new Map(assets.map((asset) => [asset.id, asset])),
  options: { paper: made.meta.paper, kind: made.meta.kind, ...options },
})
