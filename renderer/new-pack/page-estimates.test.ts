import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadLibrary } from '../../electron/templates/load'
import { type Draft, firstDraft, withBlueprint, withValue } from './draft'
import { PageEstimates, pagesOfBlueprint, pagesOfDraft } from './page-estimates'

const library = loadLibrary('templates')
const [first, second] = library.blueprints
if (!first || !second) throw new Error('There are fewer than two blueprints.')

let ids = 0
const newId = (): string => `n${++ids}`
const settings = {
  author: 'Maj Reed',
  organisation: '',
  language: 'en-GB',
  markingScheme: 'none',
  markingLevel: '',
  paper: 'a4',
} as unknown as Parameters<typeof firstDraft>[0]['settings']
const draft = firstDraft({ library, settings, today: '2026-03-01', newId })

/** The packs that were counted, in order; each has as many pages as it has sections. */
let counted: Draft[]
let closed: boolean
let estimates: PageEstimates
beforeEach(() => {
  vi.useFakeTimers()
  counted = []
  closed = false
  estimates = new PageEstimates(library, () => ({
    count: async (one) => {
      counted.push(one)
      return one.sections.length
    },
    close: () => {
      closed = true
    },
  }))
})
afterEach(() => vi.useRealTimers())

const settle = () => vi.runAllTimersAsync()

describe('estimates of pages', () => {
  it('are those of the draft first, then of each blueprint, once for each paper', async () => {
    estimates.show(draft)
    expect(pagesOfDraft(estimates.found.get(), draft)).toBeNull()
    await settle()
    expect(counted[0]).toBe(draft)
    expect(pagesOfDraft(estimates.found.get(), draft)).toBe(first.sections.length)
    const ofAll = library.blueprints.map((each) => pagesOfBlueprint(estimates.found.get(), each, draft))
    expect(ofAll).toEqual(library.blueprints.map(({ sections }) => sections.length))
    const count = counted.length
    estimates.show(withValue(draft, draft.fields[0]?.name ?? '', 'Norway'))
    await settle()
    expect(counted).toHaveLength(count + 1)
    const onLetter = { ...draft, meta: { ...draft.meta, paper: 'letter' as const } }
    estimates.show(onLetter)
    expect(pagesOfBlueprint(estimates.found.get(), first, onLetter)).toBeNull()
    await settle()
    expect(counted).toHaveLength(count + 1 + 1 + library.blueprints.length)
  })

  it('are not those of another choice, and follow what is typed', async () => {
    estimates.show(draft)
    await settle()
    const other = withBlueprint(draft, second, library, newId)
    expect(pagesOfDraft(estimates.found.get(), other)).toBeNull()
    const typed = withValue(draft, draft.fields[0]?.name ?? '', 'Norway')
    expect(pagesOfDraft(estimates.found.get(), typed)).toBe(first.sections.length)
    estimates.show(typed)
    await settle()
    expect(counted.at(-1)).toBe(typed)
  })

  it('end with the dialog', async () => {
    estimates.show(draft)
    await settle()
    estimates.close()
    expect(closed).toBe(true)
    estimates.show(withBlueprint(draft, second, library, newId))
    const count = counted.length
    await settle()
    expect(counted).toHaveLength(count)
  })
})
