// Nodes as HTML: how each is rendered and parsed from pasted HTML; structure is in the shared schema.
import type { DOMOutputSpec, Node, TagParseRule } from '@tiptap/pm/model'
import type { Enclosure, NodeName } from '#shared/document/nodes'
import { isUnknownJson } from '#shared/document/unknown/carry'
import { unknownFacts, unknownLabel } from '#shared/document/unknown/part'
import { portionText } from '#shared/portions'
import { enclosureLines } from '../state/enclosure-words'
import { readersLabel } from '../state/labels'
import { CARRIER, carriedAttributes, readCarried, validAttributes } from './attributes'

/** Rendering and parse rules of a node. */
export interface NodeHtml {
  readonly parse: readonly TagParseRule[]
  readonly render?: (node: Node) => DOMOutputSpec
}

/** Returns the address of an asset. */
export function assetUrl(asset: string): string {
  return `attache-asset://${asset}`
}

type Extra = (element: HTMLElement) => Readonly<Record<string, unknown>>
const none: Extra = () => ({})

const rule = (
  name: NodeName,
  tag: string,
  extra: Extra = none,
  more: Partial<TagParseRule> = {},
): TagParseRule => ({
  tag,
  getAttrs: (element) => ({ ...validAttributes(name, extra(element)), ...readCarried(name, element) }),
  ...more,
})

/** A rule for our own elements, which precedes those for plain tags. */
const own = (name: NodeName, tag: string, more: Partial<TagParseRule> = {}): TagParseRule =>
  rule(name, `${tag}[data-type="${name}"]`, none, { priority: 80, ...more })

const box = (name: NodeName, tag = 'div'): NodeHtml => ({
  parse: [own(name, tag)],
  render: (node) => [tag, { 'data-type': name, ...carriedAttributes(node) }, 0],
})

/** A rule for an element that needs one of its attributes. */
const ownWith = (name: NodeName, tag: string, needed: string): TagParseRule => ({
  ...own(name, tag),
  getAttrs: (element) => {
    const attrs = readCarried(name, element)
    return needed in attrs ? attrs : false
  },
})

const leaf = (name: NodeName, tag: string, needed?: string): NodeHtml => ({
  parse: [needed === undefined ? own(name, tag) : ownWith(name, tag, needed)],
  render: (node) => [tag, { 'data-type': name, ...carriedAttributes(node) }],
})

/** Styles of pasted HTML are in data attributes by now: see `clipboard/pasted-html.ts`. */
const textAlign: Extra = (element) => ({ textAlign: element.dataset.align })
const markingOf = (node: Node): Record<string, string> =>
  node.attrs.marking
    ? { 'data-marking': node.attrs.marking, 'data-portion': portionText(node.attrs.marking) }
    : {}

/** The tag that says who may read a block; nothing for everyone. */
const readersTag = ({ attrs }: Node): Record<string, string> => {
  const label = readersLabel(attrs.audience)
  return label === '' ? {} : { 'data-readers': label }
}

const alignClass = (node: Node): Record<string, string> =>
  node.attrs.textAlign ? { class: `align-${node.attrs.textAlign}` } : {}

const cell = (name: 'tableCell' | 'tableHeader', tag: 'td' | 'th'): NodeHtml => ({
  parse: [
    rule(name, tag, (element) => ({
      colspan: Number(element.getAttribute('colspan') ?? 1),
      rowspan: Number(element.getAttribute('rowspan') ?? 1),
      textAlign: element.dataset.align,
      shade: element.dataset.shade ?? null,
    })),
  ],
  render: (node) => {
    const { colspan, rowspan, colwidth, textAlign: align, shade, lines } = node.attrs
    const classes = [align && `align-${align}`, shade && `shade-${shade}`].filter(Boolean).join(' ')
    return [
      tag,
      {
        ...(colspan === 1 ? {} : { colspan }),
        ...(rowspan === 1 ? {} : { rowspan }),
        ...(colwidth ? { 'data-colwidth': colwidth.join(',') } : {}),
        ...(lines > 0 ? { 'data-lines': lines } : {}),
        ...(classes ? { class: classes } : {}),
        ...carriedAttributes(node),
      },
      0,
    ]
  },
})

/** What another version added: its name, and its words where it has any. */
const unknown = (name: 'unknownBlock' | 'unknownInline'): NodeHtml => {
  const [tag, line] = name === 'unknownBlock' ? (['div', 'p'] as const) : (['span', 'span'] as const)
  return {
    parse: [
      {
        ...own(name, tag),
        getAttrs: (element) => {
          const attrs = readCarried(name, element)
          return isUnknownJson(attrs.json) ? attrs : false
        },
      },
    ],
    render: (node) => {
      const { name: type, lines } = unknownFacts(node.attrs.json)
      const label = unknownLabel(type)
      const shown =
        tag === 'div' || lines.length === 0
          ? [[line, { class: 'unknown-label', 'data-shown': '' }, label] as const]
          : []
      return [
        tag,
        {
          'data-type': name,
          class: 'unknown',
          role: 'group',
          'aria-label': label,
          title: label,
          ...carriedAttributes(node),
        },
        ...shown,
        ...(tag === 'div' ? lines : lines.length > 0 ? [lines.join(' ')] : []).map(
          (text) => [line, {}, text] as const,
        ),
      ]
    },
  }
}

const headingTags = ['h3', 'h4', 'h5'] as const

/** Every node but `text`. */
export const nodeHtml: Readonly<Record<Exclude<NodeName, 'text'>, NodeHtml>> = {
  doc: { parse: [] },
  section: box('section', 'section'),
  sectionTitle: { ...box('sectionTitle', 'h2'), parse: [own('sectionTitle', '')] },
  paragraph: {
    parse: [rule('paragraph', 'p', textAlign)],
    render: (node) => [
      'p',
      { ...alignClass(node), ...markingOf(node), ...readersTag(node), ...carriedAttributes(node) },
      0,
    ],
  },
  numberedParagraph: {
    parse: [own('numberedParagraph', 'p')],
    render: (node) => [
      'p',
      {
        'data-type': 'numberedParagraph',
        'data-level': node.attrs.level,
        ...markingOf(node),
        ...readersTag(node),
        ...carriedAttributes(node),
      },
      0,
    ],
  },
  heading: {
    parse: [1, 2, 3, 4, 5, 6].map((level) =>
      // Our own headings carry their level, unless it is the first.
      rule('heading', `h${level}`, (element) =>
        element.hasAttribute(CARRIER) ? {} : { level: Math.min(level, 3) },
      ),
    ),
    render: (node) => [
      headingTags[node.attrs.level - 1] ?? 'h5',
      {
        class: `heading-${node.attrs.level}`,
        ...markingOf(node),
        ...readersTag(node),
        ...carriedAttributes(node),
      },
      0,
    ],
  },
  bulletList: { parse: [rule('bulletList', 'ul')], render: () => ['ul', 0] },
  orderedList: {
    parse: [rule('orderedList', 'ol', (element) => ({ start: Number(element.getAttribute('start') ?? 1) }))],
    render: (node) => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
  },
  listItem: { parse: [rule('listItem', 'li')], render: () => ['li', 0] },
  taskList: box('taskList', 'ul'),
  taskItem: box('taskItem', 'li'),
  blockquote: { parse: [rule('blockquote', 'blockquote')], render: () => ['blockquote', 0] },
  codeBlock: {
    parse: [rule('codeBlock', 'pre', none, { preserveWhitespace: 'full' })],
    render: (node) => ['pre', { ...readersTag(node), ...carriedAttributes(node) }, ['code', 0]],
  },
  horizontalRule: { parse: [rule('horizontalRule', 'hr')], render: () => ['hr'] },
  pageBreak: leaf('pageBreak', 'div'),
  image: {
    parse: [ownWith('image', 'figure', 'asset')],
    render: (node) => [
      'figure',
      { 'data-type': 'image', ...carriedAttributes(node) },
      ['img', { src: assetUrl(node.attrs.asset), alt: node.attrs.alt }],
    ],
  },
  // In other programs and comparisons, what it is in words.
  enclosure: {
    parse: [own('enclosure', 'div')],
    render: (node) => [
      'div',
      { 'data-type': 'enclosure', ...carriedAttributes(node) },
      ...enclosureLines(node.attrs as Enclosure['attrs']).map((line) => ['p', line] as const),
    ],
  },
  table: {
    parse: [rule('table', 'table')],
    render: (node) => ['table', carriedAttributes(node), ['tbody', 0]],
  },
  tableRow: { parse: [rule('tableRow', 'tr')], render: () => ['tr', 0] },
  tableCell: cell('tableCell', 'td'),
  tableHeader: cell('tableHeader', 'th'),
  callout: box('callout'),
  guidance: box('guidance'),
  trainer: box('trainer'),
  hardBreak: { parse: [rule('hardBreak', 'br')], render: () => ['br'] },
  field: leaf('field', 'span', 'name'),
  footnote: box('footnote', 'span'),
  crossReference: leaf('crossReference', 'span', 'target'),
  unknownBlock: unknown('unknownBlock'),
  unknownInline: unknown('unknownInline'),
  // Other programs get the sign that is printed.
  tickBox: {
    parse: [own('tickBox', 'span')],
    render: (node) => [
      'span',
      { 'data-type': 'tickBox', ...carriedAttributes(node) },
      node.attrs.checked ? '☑' : '☐',
    ],
  },
}
