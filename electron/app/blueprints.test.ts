// What the reader of each blueprint sees first, and what it asks of its author.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { optionalFields } from '#shared/field-groups'
import { fieldText } from '#shared/field-text'
import type { PackField } from '#shared/pack'
import { isSenderField } from '#shared/sender'
import { textOf } from '../pdf/testing/read-back'
import { loadLibrary } from '../templates/load'
import { newPack } from './new-pack'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')
const library = loadLibrary(join(root, 'templates'))
const engine = await loadEngine(root)
/** For the rows of a table: forms of one section, without a summary. */
const forRows = ['certificate-of-attendance', 'attendance-list', 'name-labels']
const briefings = library.blueprints
  .filter(({ id, kind }) => kind === 'briefing' && !forRows.includes(id))
  .map(({ id }) => id)
const handouts = library.blueprints.filter(({ kind }) => kind === 'handout').map(({ id }) => id)

/** Prints a blueprint that is filled in with the scenario, or empty. */
async function print(blueprint: string, edition: string, scenario = true) {
  const { meta, fields, doc } = newPack(library, {
    ...{
      blueprint,
      title: 'Talks',
      author: 'Maj Reed',
      organisation: 'J5',
      language: 'en-GB',
      date: '2026-03-12',
    },
    ...{ kind: undefined, values: new Map(), scenario },
    marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  })
  const pack = { id: '00000000-0000-4000-8000-000000000000', revision: 1, meta, fields, doc }
  const options = { paper: 'a4', kind: meta.kind, edition } as const
  const layout = engine.layout({ pack, assets: new Map(), options })
  const pdf = await engine.paint(layout)
  const first = layout.pages.findIndex(({ label }) => label === '1') + 1
  const body = layout.pages.filter(({ label }) => /^\d*$/.test(label)).length
  const page = String(first)
  const all = textOf(pdf)
  const pages = all.split('\f').map(words)
  return { fields, body, pages, all: words(all), first: words(textOf(pdf, '-f', page, '-l', page)) }
}

const words = (text: string): string => text.replace(/\s+/g, ' ')

/** The value of a field as it is printed. */
function printedValue(fields: readonly PackField[], name: string): string {
  const field = fields.find((one) => one.name === name)
  return field ? fieldText(field, 'en-GB') : ''
}

describe.each(briefings)('%s', (id) => {
  it('says first what it is for, what is asked, three key points and whom to call', async () => {
    const { first, fields } = await print(id, 'own')
    const isDecision = fields.some(({ name }) => name === 'decision_sought')
    for (const name of ['paper_purpose', 'key_point_1', 'key_point_2', 'key_point_3', 'point_of_contact'])
      expect(first).toContain(printedValue(fields, name))
    expect(first).toContain(isDecision ? printedValue(fields, 'decision_sought') : 'for information')
    expect(first).toContain(printedValue(fields, 'poc_telephone'))
  })

  it('prints blanks where nothing is filled in, and no value that nobody gave', async () => {
    const { all, fields } = await print(id, 'own', false)
    expect(fields.filter(({ value }) => value !== '')).toEqual([])
    expect(all).toContain('[Purpose of the paper]')
    expect(all).not.toContain('Tarsenia')
  })

  it('needs no more than fifteen values besides the sender', async () => {
    const optional = optionalFields(library.groups)
    const { fields } = await print(id, 'own')
    const needed = fields.filter(({ name }) => !optional.has(name) && !isSenderField(name))
    expect(needed.length).toBeLessThanOrEqual(15)
  })
})

it.each(['meeting-read-ahead', 'decision-paper'])('%s has two pages at most', async (id) => {
  expect((await print(id, 'own')).body).toBeLessThanOrEqual(2)
  expect((await print(id, 'own', false)).body).toBeLessThanOrEqual(2)
})

it.each(
  briefings.filter(
    (id) =>
      !['joint-exercise-information-briefing', 'humanitarian-assistance-coordination-briefing'].includes(id),
  ),
)('%s gives partners neither our aims nor its key points', async (id) => {
  const { all, fields } = await print(id, 'partner')
  for (const name of [
    'key_point_1',
    'main_objective',
    'partner_objective',
    'third_state',
    'decision_sought',
  ]) {
    const value = printedValue(fields, name)
    if (value !== '') expect(all).not.toContain(value)
  }
})

it.each([
  'visit-pack',
  'joint-exercise-information-briefing',
  'humanitarian-assistance-coordination-briefing',
])('%s tells partners whom to call', async (id) => {
  const { all, fields } = await print(id, 'partner')
  expect(all).toContain(printedValue(fields, 'poc_telephone'))
})

it.each(['decision-paper', 'deterrence-and-alliances-decision-briefing'])(
  '%s says what each option is, in the paper and in its tab',
  async (id) => {
    const { all, fields } = await print(id, 'own')
    for (const name of ['option_a', 'option_b', 'option_c']) {
      const value = printedValue(fields, name)
      expect(value).not.toBe('')
      expect(all.split(value).length - 1, name).toBeGreaterThanOrEqual(2)
    }
  },
)

it('the decision is asked for once on each page that is signed, and in no annex', async () => {
  for (const id of ['decision-paper', 'deterrence-and-alliances-decision-briefing']) {
    const { all } = await print(id, 'own')
    expect(all.match(/(is|are) asked to /g)).toHaveLength(1)
  }
})

it('the exercise briefing gives partners all of its body, and nothing of what we think of them', async () => {
  const id = 'joint-exercise-information-briefing'
  const [own, partner] = [await print(id, 'own'), await print(id, 'partner')]
  expect(partner.first).toBe(own.first)
  for (const name of ['partner_objective', 'tension_issue', 'third_state', 'adversary'])
    expect(partner.fields.map((field) => field.name)).not.toContain(name)
})

describe.each(handouts)('%s', (id) => {
  it('prints complete with the scenario, for students and for instructors', async () => {
    for (const edition of ['student', 'instructor']) {
      const { all } = await print(id, edition)
      expect(all).toContain('Tarsenia')
      expect(all).not.toMatch(/\[[A-Z][a-z ]+\]/)
    }
  })

  it('has no page with nothing but room for notes', async () => {
    for (const edition of ['student', 'instructor']) {
      const { pages } = await print(id, edition)
      expect(pages.filter((page) => /\bNotes\b/.test(page)).length).toBeGreaterThan(0)
      expect(pages.filter((page) => /\bNotes\b/.test(page) && page.trim().split(' ').length < 25)).toEqual([])
    }
  })

  it('gives answers, timings and cards to instructors alone', async () => {
    const [student, instructor] = [await print(id, 'student'), await print(id, 'instructor')]
    for (const part of ['Lesson plan', 'Answers']) {
      expect(instructor.all).toContain(part)
      expect(student.all).not.toContain(part)
    }
    expect(student.all).not.toMatch(/Only you know|(is|are) asked to (approve|offer)/)
  })
})

describe.each(forRows)('%s', (id) => {
  it('is one page, with the participant and needs four values at most', async () => {
    const optional = optionalFields(library.groups)
    for (const scenario of [true, false]) {
      const { body, all, fields } = await print(id, 'own', scenario)
      expect(body).toBe(1)
      expect(all).toContain(scenario ? 'A. Moreau' : '[Name]')
      const needed = fields.filter(({ name }) => !optional.has(name) && !isSenderField(name))
      expect(needed.length).toBeLessThanOrEqual(4)
    }
  })
})
