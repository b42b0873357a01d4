// What an inline style of pasted HTML means for the text: the few things that a pack keeps.

/** The meaning of a style. */
export interface StyleMeaning {
  /** Tags that say the same. */
  readonly tags: readonly ('strong' | 'em' | 'u' | 's' | 'sup' | 'sub')[]
  /** The style takes the meaning of its own tag away, as `<b style="font-weight: normal">` does. */
  readonly notBold: boolean
  readonly notItalic: boolean
  readonly align: string | null
  readonly hidden: boolean
  /** Level of a list paragraph of Word, from 1; null for anything else. */
  readonly wordList: number | null
}

/** Reads the text of a style attribute. */
export function meaningOf(style: string): StyleMeaning {
  const value = (name: string): string =>
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, 'i').exec(style)?.[1]?.trim().toLowerCase() ?? ''
  const weight = value('font-weight')
  const lines = `${value('text-decoration')} ${value('text-decoration-line')}`
  const raised = value('vertical-align')
  const said = {
    strong: weight === 'bold' || weight === 'bolder' || Number(weight) >= 600,
    em: value('font-style') === 'italic',
    u: lines.includes('underline'),
    s: lines.includes('line-through'),
    sup: raised === 'super',
    sub: raised === 'sub',
  }
  const level = /^l\d+ level(\d)/.exec(value('mso-list'))?.[1]
  return {
    tags: (Object.keys(said) as (keyof typeof said)[]).filter((tag) => said[tag]),
    notBold: weight === 'normal' || Number(weight) === 400,
    notItalic: value('font-style') === 'normal',
    align: value('text-align') || null,
    hidden: value('display') === 'none' || value('mso-hide') === 'all',
    wordList: level === undefined ? null : Number(level),
  }
}

/** Renames style attributes to `data-style`: the page's content security policy refuses real ones, with a complaint. */
export function stylesAsData(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'))
}
