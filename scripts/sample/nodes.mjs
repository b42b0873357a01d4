// Short builders of document nodes for the sample.

const text = (words) => [{ type: 'text', text: words }]
const paragraph = (words) => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null },
  content: text(words),
})
const cellAttrs = { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null }

export const heading = (newId, words) => ({
  type: 'heading',
  attrs: { id: newId(), level: 1, marking: null },
  content: text(words),
})

export const numbered = (newId, words) => ({
  type: 'numberedParagraph',
  attrs: { id: newId(), level: 1, marking: null },
  content: text(words),
})

export const bullets = (items) => ({
  type: 'bulletList',
  content: items.map((words) => ({ type: 'listItem', content: [paragraph(words)] })),
})

export const callout = (kind, words) => ({
  type: 'callout',
  attrs: { kind, marking: null },
  content: [paragraph(words)],
})

export const image = (newId, asset, { alt, caption, widthPercent }) => ({
  type: 'image',
  attrs: { id: newId(), asset, alt, caption, widthPercent, decorative: false, marking: null },
})

/** A table with a header row on top and a header cell before each row. */
export const table = (newId, caption, rows) => ({
  type: 'table',
  attrs: { id: newId(), caption, marking: null },
  content: rows.map((cells, row) => ({
    type: 'tableRow',
    content: cells.map((words, column) => ({
      type: row === 0 || column === 0 ? 'tableHeader' : 'tableCell',
      attrs: cellAttrs,
      content: [paragraph(words)],
    })),
  })),
})

export const section = (newId, title, blocks) => ({
  type: 'section',
  attrs: {
    id: newId(),
    level: 1,
    annex: false,
    landscape: false,
    excluded: false,
    marking: null,
    templateId: null,
    templateVersion: null,
    templateVariant: null,
  },
  content: [{ type: 'sectionTitle', content: text(title) }, ...blocks],
})
