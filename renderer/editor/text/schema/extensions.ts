// The shared schema as Tiptap extensions: structure from `schemaSpec`, HTML from the tables, node views by name.
import { type AnyExtension, Mark, Node, type NodeConfig } from '@tiptap/core'
import type { Mark as ProseMirrorMark } from '@tiptap/pm/model'
import type { MarkName, NodeName } from '#shared/document/nodes'
import { markSpecs, nodeSpecs } from '#shared/document/schema'
import { attributesOf } from './attributes'
import { markHtml } from './mark-html'
import { nodeHtml } from './node-html'

/** Node views by the name of their node. */
export type NodeViews = Readonly<Partial<Record<NodeName, NonNullable<NodeConfig['addNodeView']>>>>

/**
 * Returns one extension per node and mark of the schema. Give the editor `schemaSpec` as well, which defines content,
 * groups and attributes.
 */
export function schemaExtensions(views: NodeViews = {}): AnyExtension[] {
  return [
    ...(Object.keys(nodeSpecs) as NodeName[]).map((name) => nodeExtension(name, views)),
    ...(Object.keys(markSpecs) as MarkName[]).map(markExtension),
  ]
}

function nodeExtension(name: NodeName, views: NodeViews): AnyExtension {
  if (name === 'text') return Node.create({ name, group: 'inline' })
  const { parse, render } = nodeHtml[name]
  const spec = nodeSpecs[name]
  const config: NodeConfig = {
    name,
    topNode: name === 'doc',
    addAttributes: () => silentAttributes(Object.keys(attributesOf(name))),
    parseHTML: () => [...parse],
    // `tableRole` isn't among the fields that Tiptap reads from `schemaSpec`.
    extendNodeSchema: (extension) =>
      extension.name === name && 'tableRole' in spec ? { tableRole: spec.tableRole } : {},
  }
  const view = views[name]
  return Node.create({
    ...config,
    ...(render ? { renderHTML: ({ node }) => render(node) } : {}),
    ...(view ? { addNodeView: view } : {}),
  })
}

function markExtension(name: MarkName): AnyExtension {
  const { parse, render } = markHtml[name]
  return Mark.create({
    name,
    addAttributes: () => silentAttributes(attributeNames(name)),
    parseHTML: () => [...parse],
    // `renderHTML` is not told whether the mark is around a block.
    extendMarkSchema: (extension) =>
      extension.name === name
        ? { toDOM: (mark: ProseMirrorMark, inline: boolean) => render(mark, inline) }
        : {},
  })
}

function attributeNames(name: MarkName): string[] {
  const spec = markSpecs[name]
  return 'attrs' in spec ? Object.keys(spec.attrs) : []
}

/** Tiptap would read and write each attribute as HTML by its bare name, unchecked; the tables do it instead. */
function silentAttributes(
  names: readonly string[],
): Record<string, { rendered: false; parseHTML: () => null }> {
  return Object.fromEntries(names.map((name) => [name, { rendered: false, parseHTML: () => null }]))
}
