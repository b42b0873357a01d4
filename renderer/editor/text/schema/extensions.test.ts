// The editor's schema is the shared one, field by field.
import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { markSpecs, nodeSpecs, schema, schemaSpec } from '#shared/document/schema'
import { schemaExtensions } from './extensions'

const editor = new Editor({
  element: null,
  schemaSpec,
  extensions: schemaExtensions(),
  content: {
    type: 'doc',
    content: [{ type: 'section', content: [{ type: 'sectionTitle' }, { type: 'paragraph' }] }],
  },
})
const structure = [
  'content',
  'group',
  'inline',
  'atom',
  'marks',
  'isolating',
  'defining',
  'code',
  'draggable',
  'tableRole',
  'selectable',
]

describe('the schema of the editor', () => {
  it('has the same nodes in the same order, with the same structure and validators', () => {
    expect(Object.keys(editor.schema.nodes)).toEqual(Object.keys(schema.nodes))
    for (const [name, spec] of Object.entries(nodeSpecs)) {
      const built: Record<string, unknown> = { ...editor.schema.nodes[name]?.spec }
      for (const field of structure)
        expect([name, field, built[field]]).toEqual([name, field, (spec as Record<string, unknown>)[field]])
      expect(built.attrs ?? {}).toEqual('attrs' in spec ? spec.attrs : {})
    }
  })

  it('has the same marks in the same order', () => {
    expect(Object.keys(editor.schema.marks)).toEqual(Object.keys(schema.marks))
    for (const [name, spec] of Object.entries(markSpecs)) {
      const built = editor.schema.marks[name]?.spec
      expect([name, built?.excludes, built?.inclusive]).toEqual([
        name,
        'excludes' in spec ? spec.excludes : undefined,
        'inclusive' in spec ? spec.inclusive : undefined,
      ])
    }
  })

  it('refuses what the shared schema refuses', () => {
    expect(() =>
      editor.schema.nodeFromJSON({ type: 'image', attrs: { asset: '../../secret' } }).check(),
    ).toThrow(/asset/)
  })

  it('keeps a document of every kind of node as it is', () => {
    const cell = { type: 'tableCell', content: [{ type: 'paragraph' }] }
    const json = {
      type: 'section',
      attrs: { id: 'a' },
      content: [
        { type: 'sectionTitle', content: [{ type: 'text', text: 'Title' }] },
        { type: 'callout', attrs: { kind: 'risk' }, content: [{ type: 'paragraph' }] },
        { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [cell] }] },
      ],
    }
    expect(editor.schema.nodeFromJSON(json).toJSON()).toEqual(schema.nodeFromJSON(json).toJSON())
  })
})
