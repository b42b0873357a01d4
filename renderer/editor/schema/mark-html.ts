// Marks as HTML: what each is drawn as and from what pasted HTML it is read.
import type { DOMOutputSpec, Mark, ParseRule } from '@tiptap/pm/model'
import type { MarkName } from '#shared/document/nodes'
import { isAllowedHref } from '#shared/document/schema'

/** How a mark is drawn and from what it is read. */
export interface MarkHtml {
  readonly parse: readonly ParseRule[]
  readonly render: (mark: Mark) => DOMOutputSpec
}

const tags = (...names: readonly string[]): ParseRule[] => names.map((tag) => ({ tag }))

/** A tag that some programs use with a style that takes its meaning away, such as `<b style="font-weight: normal">`. */
const unless = (tag: string, property: 'fontWeight' | 'fontStyle'): ParseRule => ({
  tag,
  getAttrs: (element: HTMLElement) => (element.style[property] === 'normal' ? false : null),
})

const isBold = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600

/** Every mark. */
export const markHtml: Readonly<Record<MarkName, MarkHtml>> = {
  link: {
    parse: [
      {
        tag: 'a[href]',
        getAttrs: (element: HTMLElement) => {
          const href = element.getAttribute('href') ?? ''
          return isAllowedHref(href) ? { href } : false
        },
      },
    ],
    render: (mark) => ['a', { href: mark.attrs.href }, 0],
  },
  bold: {
    parse: [
      ...tags('strong'),
      unless('b', 'fontWeight'),
      { style: 'font-weight', getAttrs: (value: string) => (isBold(value) ? null : false) },
    ],
    render: () => ['strong', 0],
  },
  italic: {
    parse: [...tags('em'), unless('i', 'fontStyle'), { style: 'font-style=italic' }],
    render: () => ['em', 0],
  },
  underline: { parse: [...tags('u'), { style: 'text-decoration=underline' }], render: () => ['u', 0] },
  strike: {
    parse: [...tags('s', 'del', 'strike'), { style: 'text-decoration=line-through' }],
    render: () => ['s', 0],
  },
  superscript: { parse: [...tags('sup'), { style: 'vertical-align=super' }], render: () => ['sup', 0] },
  subscript: { parse: [...tags('sub'), { style: 'vertical-align=sub' }], render: () => ['sub', 0] },
  code: { parse: tags('code'), render: () => ['code', 0] },
}
