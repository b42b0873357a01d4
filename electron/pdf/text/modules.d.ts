// Types for libraries that have none.
declare module 'hyphen' {
  /** Takes patterns; returns a function that puts soft hyphens into a text. */
  export default function createHyphenator(patterns: unknown): (text: string) => string
}
declare module 'hyphen/en-gb' {
  const language: { hyphenateSync(text: string): string }
  export default language
}
declare module 'hyphen/en-us' {
  const language: { hyphenateSync(text: string): string }
  export default language
}
declare module 'bidi-js' {
  interface Bidi {
    getEmbeddingLevels(
      text: string,
      direction?: 'ltr' | 'rtl' | 'auto',
    ): {
      readonly levels: Uint8Array
      readonly paragraphs: readonly { readonly level: number }[]
    }
  }
  export default function create(): Bidi
}
