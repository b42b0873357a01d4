// Types of markdown-it-footnote, which ships none.
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it'

  /** Adds `[^key]` references and `[^key]: text` definitions. */
  function footnotes(md: MarkdownIt): void

  export { footnotes as default }
}
