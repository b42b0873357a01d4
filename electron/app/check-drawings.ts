// The part of the check before an export that looks into drawings for parts that will not be printed.

import type { AssetId } from '#shared/document/nodes'
import { inPrintOrder, printedNodes } from '#shared/document/printed'
import { type Asset, type ExportOptions, editionOf, type Pack, type Problem } from '#shared/pack'
import { undrawnFault } from '../pdf/collect/undrawn'

/**
 * Returns the problems of the drawings that would be printed. `drawing` reads an image; undefined if it is not a
 * drawing.
 */
export function checkDrawings(
  { doc, meta }: Pack,
  options: ExportOptions,
  drawing: (id: AssetId) => Asset | undefined,
): Problem[] {
  const edition = editionOf(options, meta.readers)
  return inPrintOrder(doc.content, edition).flatMap((section) =>
    printedNodes(section, edition).flatMap((node): Problem[] => {
      const asset = node.type === 'image' ? drawing(node.attrs.asset) : undefined
      const message = node.type === 'image' && asset ? undrawnFault(node, asset) : null
      if (node.type !== 'image' || message === null) return []
      return [{ severity: 'warning', message, section: section.attrs.id, target: node.attrs.id }]
    }),
  )
}
