// Setting up a new pack: the blueprint decides sections and fields, and typed values stay.
import { describe, expect, it } from 'vitest'
import type { Settings } from '#shared/ipc'
import { EXERCISE_LABEL } from '#shared/scenario'
import type { Library, Template } from '#shared/template'
import {
  filledCount,
  firstDraft,
  hasTyped,
  settingsAfter,
  withBlueprint,
  withMeta,
  withScenario,
  withValue,
} from './draft'

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
  american: { words: {}, keep: [] },
  scenario: {
    title: 'Gulf',
    summary: 'Talks.',
    countries: [],
    values: { host: 'Tarsenia', date: '2026-07-07' },
  },
}
const settings: Settings = {
  appearance: 'system',
  keys: 'word',
  startWith: 'library',
  keepDeletedDays: 30,
  author: 'Maj Reed',
  name: 'Ada',
  organisation: 'J5',
  logo: null,
  markingScheme: 'uk',
  markingLevel: 'official',
  language: 'en-GB',
  paper: 'a4',
  spelling: true,
  sender: {},
}
const ids = () => {
  let count = 0
  return () => `n${++count}`
}

describe('a draft in American English', () => {
  const british: Library = {
    ...library,
    templates: [
      { ...template('a', 'post'), title: 'Defence', origin: 'built-in', purpose: '', category: '', tags: [] },
    ],
    blueprints: [blueprint('one', 'a')],
    fields: [
      {
        ...{ name: 'post', label: 'Defence post', prompt: '', type: 'text' },
        ...{ example: '', default: '', choices: [] },
      },
    ],
    american: { words: { defence: 'defense' }, keep: [] },
  }
  const start = (language: string) =>
    firstDraft({ library: british, settings: { ...settings, language }, today: '', newId: ids() })
  const seen = ({ sections, fields }: ReturnType<typeof start>) => [
    JSON.stringify(sections).match(/[Dd]efen[cs]e/g),
    fields.map(({ label, value }) => `${label}: ${value}`),
  ]

  it('spells sections and fields so, and keeps what was typed when the language is chosen later', () => {
    expect(seen(start('en-US'))).toEqual([['Defense'], ['Defense post: ']])
    const typed = withValue(start('en-GB'), 'post', 'Defence Staff')
    expect(seen(typed)).toEqual([['Defence'], ['Defence post: Defence Staff']])
    const chosen = withMeta(typed, { ...typed.meta, language: 'en-US' }, british, ids())
    expect(seen(chosen)).toEqual([['Defense'], ['Defense post: Defence Staff']])
  })
})

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

describe('the sender', () => {
  const spec = (name: string) => ({
    ...{ name, label: name, prompt: '', type: 'text' as const, example: '', default: '', choices: [] },
  })
  const withUs: Library = {
    ...library,
    templates: [template('a', 'host', 'sending_state'), template('b', 'point_of_contact')],
    fields: ['sending_state', 'point_of_contact', 'host'].map(spec),
  }
  const start = (sender: Settings['sender']) =>
    firstDraft({ library: withUs, settings: { ...settings, sender }, today: '', newId: ids() })
  const values = (draft: ReturnType<typeof start>) => draft.fields.map(({ name, value }) => [name, value])

  it('fills in new packs, is no typed text, and never replaces what was typed', () => {
    const known = { sending_state: 'Canada', point_of_contact: 'Maj Singh' }
    const draft = start(known)
    expect(values(draft)).toEqual([
      ['host', ''],
      ['sending_state', 'Canada'],
      ['point_of_contact', 'Maj Singh'],
    ])
    expect([draft.asksUs, hasTyped(draft, draft)]).toEqual([false, false])
    const other = withBlueprint(
      withValue(draft, 'point_of_contact', ''),
      withUs.blueprints[1] ?? null,
      withUs,
      ids(),
    )
    expect(values(other)).toEqual([['point_of_contact', '']])
    expect(settingsAfter(settings, draft, true)).toBe(settings)
  })

  it('is asked for once, fills in fields of the pack as it is typed, and can be skipped', () => {
    const draft = start(null)
    expect([draft.asksUs, draft.us.map(({ name }) => name)]).toEqual([
      true,
      ['sending_state', 'point_of_contact'],
    ])
    const filled = withValue(withBlueprint(draft, null, withUs, ids()), 'sending_state', 'Canada')
    expect(hasTyped(filled, draft)).toBe(true)
    expect(values(withBlueprint(filled, withUs.blueprints[0] ?? null, withUs, ids()))).toContainEqual([
      'sending_state',
      'Canada',
    ])
    const asked = { ...settings, sender: null, author: '', markingScheme: 'none', markingLevel: 'none' }
    expect(settingsAfter(asked, filled, true)).toMatchObject({
      sender: { sending_state: 'Canada' },
      author: 'Maj Reed',
      markingScheme: 'uk',
      markingLevel: 'official',
    })
    expect(settingsAfter(asked, filled, false)).toEqual({ ...asked, sender: {} })
    expect(settingsAfter(asked, draft, true)).toBe(asked)
  })
})

describe('the training scenario', () => {
  const first = firstDraft({ library, settings, today: '2026-03-01', newId: ids() })
  const valuesOf = ({ fields }: typeof first) => fields.map(({ value }) => value)

  it('fills all fields, or only empty ones, and marks the pack as an exercise', () => {
    const typed = withValue(first, 'host', 'Norway')
    expect(valuesOf(withScenario(typed, library.scenario, 'all'))).toEqual(['Tarsenia', '2026-07-07'])
    expect(valuesOf(withScenario(typed, library.scenario, 'empty'))).toEqual(['Norway', '2026-07-07'])
    const { meta } = withScenario(typed, library.scenario, 'all')
    expect(meta.subtitle).toBe(EXERCISE_LABEL)
    expect(meta.marking.trainingRider).toBe(true)
  })

  it('is never kept as the sender', () => {
    const asked = firstDraft({
      ...{ library, today: '2026-03-01', newId: ids() },
      settings: { ...settings, sender: null },
    })
    const filled = withScenario(asked, library.scenario, 'all')
    expect(settingsAfter({ ...settings, sender: null }, filled, true).sender).toBeNull()
  })
})
