// What a file that is written takes from a template: its pages and its fonts and colours.
import type { TemplatePage, WordTemplate } from '#shared/word-template'
import type { CollectedPack, PageSize } from '../pdf/collect/pack'

/** A pack on the pages of a template: tables and pictures are fitted to these. */
export function onPagesOf(pack: CollectedPack, page: TemplatePage): CollectedPack {
  const { width, height, top, bottom, inner, outer } = page
  const portrait = sized({ width, height, top, bottom, inner, outer })
  // Turned to the left: the head of an upright page is the binding edge of a lying one.
  const landscape = sized({
    width: height,
    height: width,
    top: inner,
    bottom: outer,
    inner: bottom,
    outer: top,
  })
  return { ...pack, portrait, landscape }
}

const sized = (page: TemplatePage): PageSize => ({
  ...page,
  measure: page.width - page.inner - page.outer,
  textHeight: page.height - page.top - page.bottom,
})

/** The part with the fonts and colours of a template. */
export const themeXml = ({ theme }: WordTemplate): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${theme.replace(
    '<a:theme',
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  )}`
