// Short builders of document nodes for the samples.

export const paragraph = (words) => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null },
  content: [{ type: 'text', text: words }],
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
