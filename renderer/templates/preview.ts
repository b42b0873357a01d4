// Draws the text of a template as in the editor, read-only.
import { Editor } from '@tiptap/core'
import { type DOMOutputSpec, DOMSerializer, Fragment, type Node, type Schema } from '@tiptap/pm/model'
import type { Block, CalloutKind, FieldUse, SectionTitle, TrainerKind } from '#shared/document/nodes'
import { isPrinted } from '#shared/document/printed'
import { schemaSpec } from '#shared/document/schema'
import { type FieldSpec, fullEdition } from '#shared/pack'
import { schemaExtensions } from '../editor/text/schema/extensions'
import { assetUrl } from '../editor/text/schema/node-html'
import { calloutLabels, trainerLabels } from '../editor/text/state/labels'

let schema: Schema | undefined

/** The editor's schema without its behaviour, as templates are also previewed while no pack is open. */
function previewSchema(): Schema {
  schema ??= new Editor({ element: null, schemaSpec, extensions: schemaExtensions() }).schema
  return schema
}

/** Draws the blocks as DOM; fields show their labels, and notes are marks unless they are drawn in the text. */
export function drawBlocks(
  blocks: readonly (SectionTitle | Block)[],
  vocabulary: readonly FieldSpec[],
  notesInText = false,
): DocumentFragment {
  const schema = previewSchema()
  const labels = new Map(vocabulary.map((field) => [field.name, field.label]))
  const serializer = new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(schema),
      ...previewNodes(labels),
      ...(notesInText ? { footnote: () => ['span', { class: 'note-in-text' }, 0] as const } : {}),
    },
    DOMSerializer.marksFromSchema(schema),
  )
  return serializer.serializeFragment(Fragment.fromJSON(schema, blocks)) as DocumentFragment
}

/** A chip with the label of the field, in the form that the sentence needs; a word that agrees with its value is only a word. */
function drawnField({ name, form }: FieldUse, labels: ReadonlyMap<string, string>): DOMOutputSpec {
  if (form?.agree) return ['span', form.agree[0]]
  const label = labels.get(name) ?? name
  const words = form?.ending === 'possessive' ? `${label}’s` : label
  return ['span', { class: 'field-chip', 'data-empty': 'true' }, words]
}

type Drawings = Record<string, (node: Node) => DOMOutputSpec>

/** Replaces the editor's node views. */
function previewNodes(labels: ReadonlyMap<string, string>): Drawings {
  const box =
    (label: (node: Node) => string) =>
    (node: Node): DOMOutputSpec => [
      'div',
      {
        class: `box ${node.type.name}`,
        ...(node.attrs.kind ? { 'data-kind': node.attrs.kind } : {}),
        ...(isPrinted(node.type.name, node.attrs, fullEdition('handout'))
          ? {}
          : { 'data-unprinted': 'true' }),
      },
      ['span', { class: 'box-label' }, label(node)],
      ['div', { class: 'box-content' }, 0],
    ]
  return {
    field: (node) => drawnField(node.attrs as FieldUse, labels),
    footnote: (node) => ['sup', { class: 'note-marker', title: node.textContent }],
    crossReference: () => ['span', { class: 'reference-chip' }, 'reference'],
    callout: box((node) => calloutLabels[node.attrs.kind as CalloutKind]),
    trainer: box((node) => trainerLabels[node.attrs.kind as TrainerKind]),
    guidance: box(() => 'Guidance'),
    image: (node) => {
      const { asset, alt, caption, widthPercent } = node.attrs
      const picture = ['img', { src: assetUrl(asset), alt, width: `${widthPercent}%` }] as const
      return ['figure', picture, ...(caption ? [['figcaption', caption] as const] : [])]
    },
    table: (node) => {
      const { caption } = node.attrs
      return ['table', ...(caption ? [['caption', caption] as const] : []), ['tbody', 0]]
    },
    taskItem: () => ['li', { class: 'task' }, ['span', '☐'], ['div', 0]],
  }
}
