// Marks as HTML: how each is rendered and from which tags it is parsed. Styles of pasted HTML have become tags by then.
import type { Attrs, DOMOutputSpec, Mark, TagParseRule } from '@tiptap/pm/model'
import type { MarkName, Proposed } from '#shared/document/nodes'
import { isAllowedHref, isChangeId, isFieldName, isTime } from '#shared/document/schema'
import { unknownFacts } from '#shared/document/unknown/part'

/** Rendering and parse rules of a mark. */
export interface MarkHtml {
  readonly parse: readonly TagParseRule[]
  /** `inline` is false for a mark around a block. */
  readonly render: (mark: Mark, inline: boolean) => DOMOutputSpec
}

const plain = (drawn: string, ...others: readonly string[]): MarkHtml => ({
  parse: [drawn, ...others].map((tag) => ({ tag })),
  render: () => [drawn, 0],
})

const HINT = 'Suggested: confirm with Ctrl+Shift+Y, or edit. Until then a blank is printed.'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Returns what was proposed, by whom and when: `Inserted by A. Reviewer, 1 May 2026, 10:00`. */
export const changeTitle = (what: string, { author, time }: Pick<Proposed, 'author' | 'time'>): string =>
  `${what} by ${author || 'an unknown author'}, ${moment.format(new Date(time))}`

/** A proposed change around words, or around a whole part. The clipboard has none (`copied-proposals.ts`). */
const change = (kind: 'ins' | 'del'): MarkHtml => ({
  parse: [
    {
      tag: `${kind}[data-change]`,
      priority: 60,
      getAttrs: (element) => changeAttributes(element.dataset) ?? false,
    },
  ],
  render: ({ attrs }, inline) => [
    kind,
    {
      'data-change': attrs.id,
      'data-author': attrs.author,
      'data-time': attrs.time,
      'data-whole': inline ? null : '',
      title: changeTitle(kind === 'ins' ? 'Inserted' : 'Deleted', attrs as Proposed),
    },
    0,
  ],
})

function changeAttributes({ change: id, author = '', time = '' }: DOMStringMap): Attrs | null {
  return id !== undefined && isChangeId(id) && isTime(time) ? { id, author, time } : null
}

/** What another version added to words or around a part: nothing is shown of it but its name. */
const unknown = (name: 'unknownMark' | 'unknownAttrs'): MarkHtml => ({
  parse: [
    {
      tag: `span[data-${name === 'unknownMark' ? 'unknown-mark' : 'unknown-attrs'}]`,
      getAttrs: (element) => {
        const { unknownMark, unknownAttrs, json = '' } = element.dataset
        if (!isUnknownMarkJson(json)) return false
        return name === 'unknownMark' ? unknownMark === '' && { json } : { of: unknownAttrs ?? '', json }
      },
    },
  ],
  render: ({ attrs }, inline) => [
    'span',
    {
      ...(name === 'unknownMark'
        ? { 'data-unknown-mark': '', title: `Format of another version: ${unknownFacts(attrs.json).name}` }
        : { 'data-unknown-attrs': attrs.of }),
      'data-json': attrs.json,
      'data-whole': inline ? null : '',
    },
    0,
  ],
})

function isUnknownMarkJson(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Every mark. */
export const markHtml: Readonly<Record<MarkName, MarkHtml>> = {
  onlyIf: {
    parse: [
      {
        tag: 'span[data-only-if]',
        getAttrs: (element) => {
          const field = element.getAttribute('data-only-if') ?? ''
          return isFieldName(field) && { field, filled: element.getAttribute('data-empty') === null }
        },
      },
    ],
    render: ({ attrs }) => [
      'span',
      { 'data-only-if': attrs.field, 'data-empty': attrs.filled ? null : '' },
      0,
    ],
  },
  toConfirm: {
    parse: [{ tag: 'mark[data-to-confirm]' }],
    render: () => ['mark', { 'data-to-confirm': '', title: HINT }, 0],
  },
  link: {
    parse: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = element.getAttribute('href') ?? ''
          return isAllowedHref(href) ? { href } : false
        },
      },
    ],
    render: (mark) => ['a', { href: mark.attrs.href }, 0],
  },
  bold: plain('strong', 'b'),
  italic: plain('em', 'i'),
  underline: plain('u'),
  strike: plain('s', 'del', 'strike'),
  superscript: plain('sup'),
  subscript: plain('sub'),
  code: plain('code'),
  comment: {
    parse: [
      {
        tag: 'span[data-comment]',
        getAttrs: (element) => {
          const id = element.getAttribute('data-comment') ?? ''
          return id === '' ? false : { id }
        },
      },
    ],
    render: (mark) => ['span', { 'data-comment': mark.attrs.id }, 0],
  },
  unknownMark: unknown('unknownMark'),
  unknownAttrs: unknown('unknownAttrs'),
  inserted: change('ins'),
  deleted: change('del'),
}
