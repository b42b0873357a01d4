// Setting up a new pack: the blueprint decides sections and fields, and typed values stay.
import { describe, expect, it } from 'vitest'
import type { Settings } from '#shared/ipc'
import type { Library, Template } from '#shared/template'
import { filledCount, firstDraft, hasTyped, withBlueprint, withValue } from './draft'

const template = (id: string, ...fields: string[]) =>
  ({
    id,
    version: 1,
    title: id,
    level: 1,
    pages: 2,
    full: [
      { type: 'paragraph', attrs: {}, content: fields.map((name) => ({ type: 'field', attrs: { name } })) },
    ],
    short: [],
    trainer: [],
  }) as unknown as Template
const blueprint = (id: string, ...templates: string[]) => ({
  id,
  title: id,
  summary: '',
  kind: 'handout' as const,
  theme: 'course-handout',
  order: 0,
  sections: templates.map((each) => ({ template: each, variant: 'full' as const, annex: false })),
})
const library: Library = {
  templates: [template('a', 'host', 'date'), template('b', 'host')],
  blueprints: [blueprint('both', 'a', 'b'), blueprint('one', 'b')],
  fields: [],
  groups: [],
}
const settings: Settings = {
  appearance: 'system',
  keys: 'word',
  startWith: 'library',
  author: 'Maj Reed',
  name: 'Ada',
  organisation: 'J5',
  logo: null,
  markingScheme: 'uk',
  markingLevel: 'official',
  language: 'en-GB',
  paper: 'a4',
  spelling: true,
}
const ids = () => {
  let count = 0
  return () => `n${++count}`
}

describe('a draft', () => {
  const draft = firstDraft({ library, settings, today: '2026-03-01', newId: ids() })

  it('takes author, marking and date, and the first blueprint with its kind and theme', () => {
    expect(draft.meta).toMatchObject({
      author: 'Maj Reed',
      date: '2026-03-01',
      kind: 'handout',
      theme: 'course-handout',
      blueprint: 'both',
    })
    expect(draft.meta.marking).toMatchObject({ scheme: 'uk', level: 'official' })
  })

  it('asks each field once and keeps what was typed when the blueprint changes', () => {
    expect(draft.fields.map((field) => field.name)).toEqual(['host', 'date'])
    const other = withBlueprint(
      withValue(draft, 'host', 'Norway'),
      library.blueprints[1] ?? null,
      library,
      ids(),
    )
    expect(other.fields.map(({ name, value }) => [name, value])).toEqual([['host', 'Norway']])
  })

  it('has one empty section when it starts from scratch', () => {
    const scratch = withBlueprint(draft, null, library, ids())
    expect(scratch.sections).toHaveLength(1)
    expect(scratch.meta.blueprint).toBeNull()
    expect(scratch.fields).toEqual([])
  })

  it('starts with the blueprint that was chosen before', () => {
    const chosen = firstDraft({
      library,
      settings,
      today: '',
      newId: ids(),
      blueprint: library.blueprints[1],
    })
    expect(chosen.meta.blueprint).toBe('one')
  })

  it('knows what was typed and how many fields have a value', () => {
    const none = new Set<string>()
    expect([hasTyped(draft, draft), filledCount(draft, none)]).toEqual([false, { filled: 0, of: 2 }])
    const filled = withValue(draft, 'host', 'Norway')
    expect([hasTyped(filled, draft), filledCount(filled, none)]).toEqual([true, { filled: 1, of: 2 }])
    expect(filledCount(filled, new Set(['host']))).toEqual({ filled: 0, of: 1 })
    const usual = { ...draft, fields: draft.fields.map((field) => ({ ...field, default: 'x', value: 'x' })) }
    expect(filledCount(usual, none)).toEqual({ filled: 0, of: 0 })
    expect(hasTyped({ ...draft, meta: { ...draft.meta, title: 'Visit' } }, draft)).toBe(true)
    expect(hasTyped(withBlueprint(draft, null, library, ids()), draft)).toBe(false)
  })
})
