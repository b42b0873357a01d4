// The document as a ProseMirror SchemaSpec, with a validator on every attribute and neither toDOM nor parseDOM.
import { type AttributeSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import { isMonth } from '../source-dates'
import { AUDIENCE } from './audiences'
import {
  CALLOUT_KINDS,
  CELL_SHADES,
  CROSS_REFERENCE_FORMS,
  ENCLOSURE_FITS,
  ENCLOSURE_FORMS,
  ENCLOSURE_STAMPS,
  type MarkName,
  MOST_LINES,
  type NodeName,
  TABLE_KINDS,
  TRAINER_KINDS,
} from './nodes'
import { isPageRanges } from './page-ranges'
import { isChangeId, isCommentList, isEnclosedPages, isFieldForm, isTime } from './schema-values'

/** Allowed schemes of links, and `#id` for a place in the document. */
const LINK_HREF = /^(https?:\/\/|mailto:|tel:|#)[^\s"<>]*$/i
const ASSET_ID = /^[0-9a-f]{64}$/
const NODE_ID = /^[A-Za-z0-9_-]{0,64}$/
const FIELD_NAME = /^[a-z][a-z0-9_]{0,63}$/
/** A level's id, alone or with caveats after it: `secret//NOFORN`. */
const MARKING = /^[a-z0-9-]{1,40}(\/\/[^\s/"<>][^\r\n\t"<>]{0,19998})?$/

/** Whether a link may be stored: http, https, mailto, tel, or a place in the document. */
export function isAllowedHref(href: string): boolean {
  return LINK_HREF.test(href)
}

/** Whether a text can be the name of a field. */
export function isFieldName(name: string): boolean {
  return FIELD_NAME.test(name)
}

export { isChangeId, isTime }

function attribute(fallback: unknown, name: string, test: (value: unknown) => boolean): AttributeSpec {
  return {
    default: fallback,
    validate(value: unknown) {
      if (!test(value)) throw new RangeError(`${name} can't be ${JSON.stringify(value)}`)
    },
  }
}

const isText = (value: unknown): boolean => typeof value === 'string'
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value)
const orNull =
  (test: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || test(value)
const oneOf =
  (values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value)
const wholeNumber =
  (min: number, max: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max

const flag = (name: string) => attribute(false, name, (value) => typeof value === 'boolean')
const nodeId = () => attribute('', 'id', matches(NODE_ID))
const marking = () => attribute(null, 'marking', orNull(matches(MARKING)))
const audience = () => attribute(null, 'audience', orNull(matches(AUDIENCE)))
const textAlign = () => attribute(null, 'textAlign', orNull(oneOf(['left', 'center', 'right', 'justify'])))
const level = (max: number) => attribute(1, 'level', wholeNumber(1, max))

const isColumnWidths = (value: unknown): boolean =>
  Array.isArray(value) && value.every((width) => typeof width === 'number' && width >= 0 && width < 10_000)

/** JSON of another version; `unknown/carry.ts` checks more. */
function isUnknownJson(value: unknown): boolean {
  try {
    return typeof value === 'string' && value.startsWith('{') && typeof JSON.parse(value) === 'object'
  } catch {
    return false
  }
}
const unknownJson = () => attribute('{"type":"unnamed"}', 'json', isUnknownJson)
/** Attributes of another version on a node: only there where there are any, so that the JSON of others does not have it. */
const unknownAttrs = () =>
  attribute(undefined, 'unknownAttrs', (value) => value === undefined || isUnknownJson(value))

/** Marks that a part may have besides those of its words. */
const CHANGES = 'inserted deleted unknownMark unknownAttrs'

const proposed = {
  id: attribute('change', 'id', isChangeId),
  author: attribute('', 'author', isText),
  time: attribute('1970-01-01T00:00:00.000Z', 'time', isTime),
}

const cellAttrs = {
  colspan: attribute(1, 'colspan', wholeNumber(1, 100)),
  rowspan: attribute(1, 'rowspan', wholeNumber(1, 1000)),
  colwidth: attribute(null, 'colwidth', orNull(isColumnWidths)),
  textAlign: textAlign(),
  shade: attribute(null, 'shade', orNull(oneOf(CELL_SHADES))),
  lines: attribute(0, 'lines', wholeNumber(0, MOST_LINES)),
  unknownAttrs: unknownAttrs(),
}

/** Every node of the document; adding one to `nodes.ts` without adding it here does not compile. */
export const nodeSpecs = {
  doc: { content: 'section+', marks: CHANGES },
  section: {
    content: 'sectionTitle (block+ | enclosure)',
    marks: CHANGES,
    isolating: true,
    defining: true,
    attrs: {
      id: nodeId(),
      level: level(3),
      annex: flag('annex'),
      landscape: flag('landscape'),
      excluded: flag('excluded'),
      marking: marking(),
      audience: audience(),
      templateId: attribute(null, 'templateId', orNull(matches(/^[a-z0-9-]{1,80}$/))),
      templateVersion: attribute(null, 'templateVersion', orNull(wholeNumber(1, 1_000_000))),
      templateVariant: attribute(null, 'templateVariant', orNull(oneOf(['full', 'short']))),
      comments: attribute([], 'comments', isCommentList),
      unknownAttrs: unknownAttrs(),
    },
  },
  sectionTitle: {
    content: 'inline*',
    defining: true,
    marks: `onlyIf toConfirm bold italic superscript subscript comment ${CHANGES}`,
  },
  paragraph: {
    content: 'inline*',
    group: 'flow block',
    attrs: { textAlign: textAlign(), marking: marking(), audience: audience(), unknownAttrs: unknownAttrs() },
  },
  numberedParagraph: {
    content: 'inline*',
    group: 'flow block',
    defining: true,
    attrs: {
      id: nodeId(),
      level: level(5),
      marking: marking(),
      audience: audience(),
      unknownAttrs: unknownAttrs(),
    },
  },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    attrs: {
      id: nodeId(),
      level: level(3),
      marking: marking(),
      audience: audience(),
      unknownAttrs: unknownAttrs(),
    },
  },
  bulletList: { content: 'listItem+', marks: CHANGES, group: 'flow block list' },
  orderedList: {
    content: 'listItem+',
    marks: CHANGES,
    group: 'flow block list',
    attrs: { start: attribute(1, 'start', wholeNumber(0, 1_000_000)), unknownAttrs: unknownAttrs() },
  },
  listItem: { content: '(paragraph | unknownBlock) flow*', marks: CHANGES, defining: true },
  taskList: { content: 'taskItem+', marks: CHANGES, group: 'flow block list' },
  taskItem: {
    content: '(paragraph | unknownBlock) flow*',
    marks: CHANGES,
    defining: true,
    attrs: { checked: flag('checked'), unknownAttrs: unknownAttrs() },
  },
  blockquote: { content: 'flow+', marks: CHANGES, group: 'flow block', defining: true },
  codeBlock: {
    content: 'text*',
    marks: CHANGES,
    group: 'flow block',
    code: true,
    defining: true,
    attrs: { audience: audience(), unknownAttrs: unknownAttrs() },
  },
  horizontalRule: { group: 'flow block' },
  pageBreak: { group: 'block', selectable: true },
  image: {
    group: 'flow block',
    draggable: true,
    attrs: {
      id: nodeId(),
      asset: attribute('0'.repeat(64), 'asset', matches(ASSET_ID)),
      alt: attribute('', 'alt', isText),
      caption: attribute('', 'caption', isText),
      widthPercent: attribute(100, 'widthPercent', wholeNumber(5, 100)),
      decorative: flag('decorative'),
      marking: marking(),
      audience: audience(),
      unknownAttrs: unknownAttrs(),
    },
  },
  enclosure: {
    atom: true,
    isolating: true,
    defining: true,
    attrs: {
      asset: attribute(null, 'asset', orNull(matches(ASSET_ID))),
      form: attribute('pages', 'form', oneOf(ENCLOSURE_FORMS)),
      pages: attribute('', 'pages', isPageRanges),
      sheets: attribute([], 'sheets', isEnclosedPages),
      source: attribute('', 'source', isText),
      note: attribute('', 'note', isText),
      alt: attribute('', 'alt', isText),
      fit: attribute('scale', 'fit', oneOf(ENCLOSURE_FITS)),
      divider: attribute(true, 'divider', (value) => typeof value === 'boolean'),
      stamp: attribute('room', 'stamp', oneOf(ENCLOSURE_STAMPS)),
      stated: attribute(null, 'stated', orNull(matches(ASSET_ID))),
      unknownAttrs: unknownAttrs(),
    },
  },
  table: {
    content: 'tableRow+',
    marks: CHANGES,
    group: 'block',
    tableRole: 'table',
    isolating: true,
    attrs: {
      id: nodeId(),
      kind: attribute('plain', 'kind', oneOf(TABLE_KINDS)),
      caption: attribute('', 'caption', isText),
      marking: marking(),
      audience: audience(),
      unknownAttrs: unknownAttrs(),
    },
  },
  tableRow: { content: '(tableCell | tableHeader)+', tableRole: 'row' },
  tableCell: { content: 'flow+', marks: CHANGES, tableRole: 'cell', isolating: true, attrs: cellAttrs },
  tableHeader: {
    content: 'flow+',
    marks: CHANGES,
    tableRole: 'header_cell',
    isolating: true,
    attrs: cellAttrs,
  },
  callout: {
    content: 'flow+',
    marks: CHANGES,
    group: 'block',
    defining: true,
    attrs: {
      kind: attribute('note', 'kind', oneOf(CALLOUT_KINDS)),
      marking: marking(),
      audience: audience(),
      unknownAttrs: unknownAttrs(),
    },
  },
  guidance: { content: 'flow+', marks: CHANGES, group: 'block', defining: true },
  trainer: {
    content: '(flow | table)+',
    marks: CHANGES,
    group: 'block',
    defining: true,
    attrs: {
      kind: attribute('discussion', 'kind', oneOf(TRAINER_KINDS)),
      audience: audience(),
      unknownAttrs: unknownAttrs(),
    },
  },
  text: { group: 'inline' },
  hardBreak: { inline: true, group: 'inline', selectable: false },
  field: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: {
      name: attribute('unnamed', 'name', matches(FIELD_NAME)),
      form: attribute(null, 'form', orNull(isFieldForm)),
      unknownAttrs: unknownAttrs(),
    },
  },
  footnote: {
    inline: true,
    group: 'inline',
    content: 'text*',
    marks: 'bold italic link unknownMark unknownAttrs',
    atom: true,
    attrs: {
      id: nodeId(),
      kind: attribute('footnote', 'kind', oneOf(['footnote', 'source'])),
      checkAfter: attribute(
        null,
        'checkAfter',
        orNull((value) => isText(value) && isMonth(value as string)),
      ),
      unknownAttrs: unknownAttrs(),
    },
  },
  crossReference: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: {
      target: attribute('', 'target', matches(NODE_ID)),
      show: attribute('number', 'show', oneOf(CROSS_REFERENCE_FORMS)),
      unknownAttrs: unknownAttrs(),
    },
  },
  tickBox: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { checked: flag('checked'), unknownAttrs: unknownAttrs() },
  },
  unknownBlock: {
    group: 'flow block',
    atom: true,
    draggable: true,
    isolating: true,
    attrs: { json: unknownJson() },
  },
  unknownInline: { inline: true, group: 'inline', atom: true, attrs: { json: unknownJson() } },
} satisfies Record<NodeName, NodeSpec>

/**
 * Every mark of the document, in the order of nesting: proposed changes wrap all that is theirs, `onlyIf` wraps what is left out at once, `toConfirm` a whole
 * suggestion, `link` the looks in it.
 */
export const markSpecs = {
  inserted: { attrs: proposed, inclusive: false },
  deleted: { attrs: proposed, inclusive: false },
  onlyIf: {
    attrs: {
      field: attribute('unnamed', 'field', matches(FIELD_NAME)),
      filled: attribute(true, 'filled', (value) => typeof value === 'boolean'),
    },
    // Text typed after the words is always printed.
    inclusive: false,
  },
  toConfirm: { inclusive: false },
  link: {
    attrs: { href: attribute('#', 'href', (value) => isText(value) && isAllowedHref(value as string)) },
    inclusive: false,
  },
  bold: {},
  italic: {},
  underline: {},
  strike: {},
  superscript: { excludes: 'superscript subscript' },
  subscript: { excludes: 'superscript subscript' },
  code: { code: true },
  // Excludes nothing, not even itself: several comments may cover the same words.
  comment: { attrs: { id: nodeId() }, inclusive: false, excludes: '' },
  unknownMark: { attrs: { json: unknownJson() }, inclusive: false, excludes: '' },
  unknownAttrs: {
    attrs: { of: attribute('node', 'of', isText), json: unknownJson() },
    inclusive: false,
    excludes: '',
  },
} satisfies Record<MarkName, MarkSpec>

/** The spec for the editor; always pass this, never a built Schema, so that two copies of the library never mix. */
export const schemaSpec = { nodes: nodeSpecs, marks: markSpecs, topNode: 'doc' }

/** The built schema, for code without an editor. */
export const schema = new Schema(schemaSpec)
