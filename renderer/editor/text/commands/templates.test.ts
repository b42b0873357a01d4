// Text from templates: replacing a section's body, converting a selection, and when the length can be switched.
import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import { schema } from '#shared/document/schema'
import { sectionFromTemplate, type Template } from '#shared/template'
import { newId } from '../../../base/new-id'
import { isBehind, switchState } from '../../../templates/template-state'
import { uniqueIds } from '../plugins/ids'
import { selectedBlocks, setOrigin, setSectionText } from './templates'
import { draw, h, make, n, p, run, stateOf } from './testing'

const origin = { templateId: 'own-x', templateVersion: 3, templateVariant: 'short' } as const
const words = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => `${block.type} ${schema.nodeFromJSON(block).textContent}`)

describe('setSectionText', () => {
  it('replaces all below the title and notes the origin, as one step for undo', () => {
    const state = stateOf([p('Old|'), p('Older')], [history(), uniqueIds()])
    const next = run(state, setSectionText('one', [p('New').toJSON(), h(1, 'Head').toJSON()], origin))
    expect(draw(next).replace('|', '')).toBe('p(New) h1(Head)')
    expect(next.doc.child(0).attrs).toMatchObject({ id: 'one', ...origin })
    const back = run(next, undo)
    expect(back.doc.eq(state.doc)).toBe(true)
  })

  it('leaves an empty paragraph where nothing is left, and refuses a section that is gone', () => {
    const state = stateOf([p('Ol|d')])
    expect(draw(run(state, setSectionText('one', [], origin))).replace('|', '')).toBe('p()')
    expect(setSectionText('two', [], origin)(state)).toBe(false)
    expect(setOrigin('two', origin)(state)).toBe(false)
  })
})

describe('selectedBlocks', () => {
  it('takes paragraphs as far as they are selected and other blocks whole', () => {
    const box = make('callout', { kind: 'risk' }, p('Risk'), p('of| rain'))
    expect(words(selectedBlocks(stateOf([p('On|e two'), n(1, 'Three'), box, p('Four')])))).toEqual([
      'paragraph e two',
      'numberedParagraph Three',
      'callout Riskof rain',
    ])
    expect(selectedBlocks(stateOf([p('On|e')]))).toEqual([])
    expect(words(selectedBlocks(stateOf([p('a|b|c')])))).toEqual(['paragraph b'])
  })

  it('leaves out the title it starts in, and makes headings of those that follow', () => {
    const section = (id: string, ...text: string[]) =>
      make('section', { id }, make('sectionTitle', {}, `Title ${id}`), ...text.map((one) => p(one)))
    const doc = make('doc', {}, section('a', 'One'), section('b', 'Two'))
    const state = EditorState.create({ doc })
    const all = state.apply(
      state.tr.setSelection(TextSelection.between(doc.resolve(4), doc.resolve(doc.content.size - 2))),
    )
    expect(words(selectedBlocks(all))).toEqual(['paragraph One', 'heading Title b', 'paragraph Two'])
  })
})

describe('the state of a section and its template', () => {
  const template = {
    id: 't',
    version: 2,
    title: 'T',
    level: 1,
    full: [h(1, 'Facts').toJSON(), p('Long.').toJSON()],
    short: [p('Short.').toJSON()],
    trainer: [],
  } as unknown as Template
  const made = (variant: 'full' | 'short', version = 2) => {
    const section = sectionFromTemplate(template, variant, newId)
    return schema.nodeFromJSON({ ...section, attrs: { ...section.attrs, templateVersion: version } })
  }

  it('says which text is there while it is untouched', () => {
    expect(switchState(made('full'), template)).toEqual({ variant: 'full' })
    expect(switchState(made('short', 1), template)).toEqual({ variant: 'short' })
  })

  it('says why the length can’t be switched', () => {
    const edited = (version: number) => {
      const node = made('full', version)
      return node.copy(node.content.cut(0, node.content.size - 3).append(p('Mine.').slice(0).content))
    }
    const reason = (node: ReturnType<typeof made>, of = template) => {
      const state = switchState(node, of)
      return 'reason' in state ? state.reason : ''
    }
    expect(reason(edited(2))).toMatch(/has been edited/)
    expect(reason(edited(1))).toMatch(/has a newer version/)
    expect(reason(made('full'), { ...template, short: [] })).toMatch(/one length/)
  })

  it('knows when the library has a newer version', () => {
    const library = {
      templates: [template],
      blueprints: [],
      fields: [],
      groups: [],
      american: { words: {}, keep: [] },
      scenario: { title: '', summary: '', countries: [], values: {} },
    }
    const behind = (templateId: string | null, templateVersion: number | null) =>
      isBehind(library, { templateId, templateVersion })
    expect([behind('t', 1), behind('t', 2), behind('gone', 1), behind(null, null)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
