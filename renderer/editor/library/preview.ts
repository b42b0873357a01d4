// Draws a section as it would stand in the text, for looking at only.
import { type DOMOutputSpec, DOMSerializer, Node, type Schema } from '@tiptap/pm/model'
import type { CalloutKind, Section, TrainerKind } from '#shared/document/nodes'
import type { FieldSpec } from '#shared/pack'
import { calloutLabels, trainerLabels } from '../state/labels'

/** The section as DOM; fields show their labels. `schema` is the editor's. */
export function drawSection(
  schema: Schema,
  section: Section,
  vocabulary: readonly FieldSpec[],
): DocumentFragment {
  const node = Node.fromJSON(schema, section)
  const labels = new Map(vocabulary.map((field) => [field.name, field.label]))
  const serializer = new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(schema), ...previewNodes(labels) },
    DOMSerializer.marksFromSchema(schema),
  )
  return serializer.serializeFragment(node.content) as DocumentFragment
}

type Drawings = Record<string, (node: Node) => DOMOutputSpec>

/** What the editor shows by node views. */
function previewNodes(labels: ReadonlyMap<string, string>): Drawings {
  const box =
    (label: (node: Node) => string) =>
    (node: Node): DOMOutputSpec => [
      'div',
      { class: `box ${node.type.name}`, ...(node.attrs.kind ? { 'data-kind': node.attrs.kind } : {}) },
      ['span', { class: 'box-label' }, label(node)],
      ['div', { class: 'box-content' }, 0],
    ]
  return {
    field: (node) => [
      'span',
      { class: 'field-chip', 'data-empty': 'true' },
      labels.get(node.attrs.name) ?? node.attrs.name,
    ],
    footnote: (node) => ['sup', { class: 'note-marker', title: node.textContent }],
    crossReference: () => ['span', { class: 'reference-chip' }, 'reference'],
    callout: box((node) => calloutLabels[node.attrs.kind as CalloutKind]),
    trainer: box((node) => trainerLabels[node.attrs.kind as TrainerKind]),
    guidance: box(() => 'Guidance'),
    taskItem: () => ['li', { class: 'task' }, ['span', '☐'], ['div', 0]],
  }
}
