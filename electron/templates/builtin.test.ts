// The library that ships: every rule for its content that a program can check.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import dictionary from 'dictionary-en-gb'
import nspell from 'nspell'
import { retext } from 'retext'
import retextPassive from 'retext-passive'
import { describe, expect, it } from 'vitest'
import type { Trainer, TrainerKind } from '#shared/document/nodes'
import { inlineText, plainText } from '#shared/document/query'
import { draftOf, ownTemplate } from '#shared/own-template'
import { PACK_KINDS } from '#shared/pack'
import { documentFromBlueprint, sectionFromTemplate, type Template } from '#shared/template'
import { loadLibrary } from './load'
import { withOverview } from './testing/overview'
import { countWords, itemsOf, nodesOf, type Passage, passagesOf } from './testing/passages'
import { readingGrade, sentencesOf, wordsOf } from './testing/prose'

const folder = resolve(import.meta.dirname, '../../templates')
const library = loadLibrary(folder)
const ofFamily = (wanted: Template['family']) =>
  library.templates
    .filter(({ family }) => family === wanted)
    .map((template) => [template.id, template] as const)
const forms = ofFamily('form')
const backgrounds = ofFamily('background')

/** Ids of the forms, in order. */
const FORMS = [
  'summary-page',
  'country-at-a-glance',
  'sensitivities',
  'meeting-tab',
  'biography',
  'visit-programme',
  'decision-paper',
  'options-compared',
  'action-table',
  'handover-contacts',
  'handover-actions',
  'handover-agreements',
  'handover-calendar',
  'after-action-report',
  'questions-and-answers',
  'assessment-results',
  'disaster-situation',
  'exercise-participants',
  'exercise-setting',
  'lesson-plan',
  'role-cards',
  'question-sheet',
  'reading-list',
  'certificate',
  'attendance-list',
  'name-label',
]

/** Id and parent of every background section, in order. */
const SECTIONS: readonly (readonly [string, string | null])[] = [
  ['introduction', null],
  ['role-in-international-relations', null],
  ['mechanisms', null],
  ['defence-attaches', 'mechanisms'],
  ['joint-exercises', 'mechanisms'],
  ['evaluating-effectiveness', null],
  ['case-studies', null],
  ['conflict-resolution', null],
  ['national-security', null],
  ['strengthening-alliances', 'national-security'],
  ['deterrence-strategies', 'national-security'],
  ['humanitarian-assistance', null],
  ['future-trends', null],
  ['technological-advances', 'future-trends'],
  ['evolving-threats', 'future-trends'],
  ['criticism', null],
  ['strategic-imperative', null],
]

/** Blueprints for the rows of a table: forms of one section, without a summary. */
const FOR_ROWS = ['certificate-of-attendance', 'attendance-list', 'name-labels']

/** Ids of the blueprints, in order. */
const BLUEPRINTS = [
  'country-engagement-briefing',
  'meeting-read-ahead',
  'visit-pack',
  'decision-paper',
  'deterrence-and-alliances-decision-briefing',
  'attache-handover-pack',
  'joint-exercise-information-briefing',
  'humanitarian-assistance-coordination-briefing',
  'engagement-assessment-report',
  'after-action-report',
  'course-handout-military-diplomacy',
  'seminar-handout-critical-appraisal',
  ...FOR_ROWS,
]

describe('the library', () => {
  it('has the sections in their order and hierarchy', () => {
    const wanted = [...FORMS.map((id) => [id, null] as const), ...SECTIONS]
    const found = library.templates.map(({ id, parent, order, level }) => [id, parent, order, level])
    expect(found).toEqual(wanted.map(([id, parent], order) => [id, parent, order, parent ? 2 : 1]))
    expect(forms.map(([id]) => id)).toEqual(FORMS)
  })

  it('has a unique title for each section and blueprint', () => {
    for (const titles of [library.templates.map((t) => t.title), library.blueprints.map((b) => b.title)]) {
      expect(titles).toEqual([...new Set(titles)])
    }
  })

  it('uses every declared field', () => {
    const used = new Set(library.templates.flatMap((template) => template.fields))
    expect(library.fields.map((field) => field.name).filter((name) => !used.has(name))).toEqual([])
  })

  it('has the blueprints in their order, briefings with the summary first', () => {
    expect(library.blueprints.map(({ id }) => id)).toEqual(BLUEPRINTS)
    expect(library.blueprints.map(({ order }) => order)).toEqual(BLUEPRINTS.map((_, order) => order))
    const handouts = library.blueprints.filter(({ kind }) => kind === 'handout').map(({ id }) => id)
    expect(handouts).toEqual(['course-handout-military-diplomacy', 'seminar-handout-critical-appraisal'])
    for (const { id, kind, sections } of library.blueprints)
      if (kind === 'briefing' && !FOR_ROWS.includes(id)) expect(sections[0]?.template).toBe('summary-page')
  })

  it('has every section of the course in its handout', () => {
    const course = library.blueprints.find(({ id }) => id === 'course-handout-military-diplomacy')
    const used = course?.sections.map(({ template }) => template) ?? []
    expect(used.filter((id) => SECTIONS.some(([section]) => section === id))).toEqual(
      SECTIONS.map(([id]) => id),
    )
  })

  it('makes a document of each blueprint', () => {
    let ids = 0
    for (const blueprint of library.blueprints) {
      const doc = documentFromBlueprint(blueprint, library.templates, () => `n${++ids}`)
      expect(doc.content).toHaveLength(blueprint.sections.length)
    }
  })
})

describe.each(forms)('%s', (_, template) => {
  it('has guidance for the drafter and something to fill in', () => {
    expect(nodesOf(template.full, 'guidance').length).toBeGreaterThan(0)
    const blanks = nodesOf(template.full, 'tableCell').filter((cell) => plainText(cell) === '')
    expect(blanks.length + template.fields.length).toBeGreaterThan(0)
  })

  it('has no fields for what differs from copy to copy', () => {
    const fields = template.repeatable ? nodesOf(template.full, 'field') : []
    expect(fields).toEqual([])
  })

  it('has no column without a name', () => {
    const unnamed = nodesOf([...template.full, ...template.short], 'table').filter(({ content }) =>
      content[0]?.content.some((cell) => cell.type === 'tableHeader' && plainText(cell) === ''),
    )
    expect(unnamed).toEqual([])
  })

  it('has a source for each figure and year in its text', () => {
    const bare = [...passagesOf(template.full), ...passagesOf(template.short)].filter(
      (place) => place.kind === 'text' && lacksSource(place),
    )
    expect(bare.map((place) => place.words)).toEqual([])
  })
})

it('no field that holds a judgement has a value to begin with', () => {
  expect(library.fields.filter((field) => field.default !== '').map(({ name }) => name)).toEqual([])
})

describe.each(backgrounds)('%s', (_, template) => {
  it('begins with the bottom line, has guidance for the drafter and a structured element', () => {
    const printed = template.full.filter((block) => block.type !== 'guidance')
    expect(printed[0]).toMatchObject({ type: 'callout', attrs: { kind: 'bottomLine' } })
    expect(nodesOf(template.full, 'guidance').length).toBeGreaterThan(0)
    expect(
      [...nodesOf(template.full, 'table'), ...nodesOf(template.full, 'taskList')].length,
    ).toBeGreaterThan(0)
    expect(nodesOf(template.full, 'table').filter((table) => table.attrs.caption === '')).toEqual([])
  })

  it('has a field to fill in', () => {
    expect(template.fields.length).toBeGreaterThan(0)
  })

  it('has a full text of one to two pages and a short one of a third', () => {
    expect(countWords(template.full)).toBeGreaterThanOrEqual(450)
    expect(countWords(template.full)).toBeLessThanOrEqual(1100)
    expect(countWords(template.short)).toBeGreaterThanOrEqual(90)
    expect(countWords(template.short)).toBeLessThanOrEqual(260)
  })

  it('has a source for each figure and year', () => {
    const bare = [...passagesOf(template.full), ...passagesOf(template.short)].filter(lacksSource)
    expect(bare.map((place) => place.words)).toEqual([])
  })
})

describe.each([...forms, ...backgrounds])('%s', (_, template) => {
  it('has tags for searching', () => expect(template.tags.length).toBeGreaterThan(1))

  it('names a source in full, with the month after which to check it again', () => {
    const notes = nodesOf([...template.full, ...template.short], 'footnote')
    const sources = notes.filter(({ attrs }) => attrs.kind === 'source')
    expect(sources.filter(({ attrs }) => attrs.checkAfter === null)).toEqual([])
    const domainsAlone = sources
      .map(({ content }) => inlineText(content))
      .filter((words) => /https?:\/\/[^/\s]+\/?[.,;]?(\s|$)/.test(words))
    expect(domainsAlone).toEqual([])
    const plain = sources.map(({ content }) => inlineText(content))
    expect(plain.filter((words) => !isTraceable(words))).toEqual([])
  })

  it('is written in short sentences at a readable grade', () => {
    for (const part of [template.full, template.short]) {
      const sentences = passagesOf(part)
        .filter((place) => place.kind === 'text')
        .flatMap((place) => sentencesOf(place.words))
      // Values alone are no prose.
      if (sentences.flatMap(wordsOf).length < 8) continue
      const lengths = sentences.map((sentence) => wordsOf(sentence).length)
      expect(sentences.filter((sentence) => wordsOf(sentence).length > 32)).toEqual([])
      expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(20)
      expect(readingGrade(sentences)).toBeLessThanOrEqual(14)
    }
  })

  it('has no contractions', () => {
    expect(allTexts(template).filter((words) => /n’t\b|\b(it’s|we’re|they’re)\b/i.test(words))).toEqual([])
  })

  it('has no paragraph that is passive throughout', () => {
    const paragraphs = [...passagesOf(template.full), ...passagesOf(template.short)].filter(
      (place) => place.kind === 'text',
    )
    expect(paragraphs.map((place) => place.words).filter(isPassiveThroughout)).toEqual([])
  })

  it('is spelt right', () => {
    const texts = [
      template.title,
      template.purpose,
      template.category,
      ...template.tags,
      ...allTexts(template),
    ]
    expect(misspelt(texts)).toEqual([])
  })
})

describe.each(backgrounds)('%s', (_, template) => {
  it('has complete trainer material', () => {
    const kinds = template.trainer.map((block) => (block as Trainer).attrs.kind)
    expect(kinds).toEqual(['objectives', 'keyTerms', 'discussion', 'exercise', 'check', 'answers', 'notes'])
    expect(itemsOf(template, 'objectives').length).toBeGreaterThanOrEqual(2)
    expect(itemsOf(template, 'objectives').length).toBeLessThanOrEqual(5)
    expect(itemsOf(template, 'discussion').length).toBeGreaterThanOrEqual(3)
    expect(itemsOf(template, 'discussion').length).toBeLessThanOrEqual(5)
    expect(itemsOf(template, 'check').length).toBeGreaterThanOrEqual(3)
    expect(itemsOf(template, 'answers')).toHaveLength(itemsOf(template, 'check').length)
    expect(textsOf(template, 'discussion').filter((question) => !question.includes('?'))).toEqual([])
  })

  it('keeps all of it in a copy under My templates, in the order of the kind of pack', () => {
    const { template: copy } = ownTemplate(`own-${'0'.repeat(8)}`, 1, draftOf(template, library.fields))
    const lengths = PACK_KINDS.flatMap((kind) =>
      (['full', 'short'] as const).map((one) => [kind, one] as const),
    )
    for (const [kind, variant] of lengths) {
      const made = (from: Template) =>
        sectionFromTemplate(from, variant, () => 'id', kind).content.map((block) => JSON.stringify(block))
      expect(made(copy)).toEqual(made(template))
    }
  })

  it('begins each objective with a measurable verb', () => {
    const verbs = textsOf(template, 'objectives').map((item) => wordsOf(item)[0]?.toLowerCase())
    expect(verbs.filter((verb) => !MEASURABLE.has(verb ?? ''))).toEqual([])
  })
})

/** The texts of the source notes of a template, by their key in its file. */
function sourcesIn(id: string): [string, string][] {
  const lines = readFileSync(resolve(folder, `${id}.md`), 'utf8').matchAll(/^\[\^(src-[\w-]+)\]: (.+)$/gm)
  return [...lines].map(([, key = '', text = '']) => [key, text])
}

it('names each source in the same words everywhere, so that a pack lists it once', () => {
  const known = new Map<string, string>()
  for (const [key, text] of library.templates.flatMap(({ id }) => sourcesIn(id))) {
    expect(text).toBe(known.get(key) ?? text)
    known.set(key, text)
  }
  expect(new Set(known.values()).size).toBe(known.size)
  expect(known.size).toBeGreaterThan(60)
})

// Update the table with `npx vitest run electron/templates -u`.
it('the README lists the sections as they are', async () => {
  const readme = resolve(folder, 'README.md')
  await expect(withOverview(readFileSync(readme, 'utf8'), library.templates)).toMatchFileSnapshot(readme)
})

it('fields and blueprints are spelt right', () => {
  const fields = library.fields.flatMap((field) => [field.label, field.prompt, ...field.choices])
  const blueprints = library.blueprints.flatMap((blueprint) => [blueprint.title, blueprint.summary])
  expect(misspelt([...fields, ...blueprints])).toEqual([])
})

/** Verbs for what a learner can observably do, after Bloom's taxonomy of 1956 as revised in 2001. */
const MEASURABLE = new Set(
  (
    'analyse apply appraise argue arrange assess build calculate categorise choose classify compare compile complete compose ' +
    'conduct construct contrast critique debate decide defend define demonstrate derive describe design determine ' +
    'develop differentiate discuss distinguish draft draw estimate evaluate examine explain formulate give identify infer ' +
    'illustrate interpret judge justify list locate map match measure name order organise outline plan predict prepare ' +
    'present prioritise produce propose rank rate recall recommend relate report restate review revise select set ' +
    'sketch solve sort specify state summarise support test trace translate use weigh write'
  ).split(' '),
)

/** Numbers by which a library finds a paper, a treaty or an issue. */
const NUMBER =
  /\d+ UNTS \d+|\b(resolution|document|report|paper|publication|insight|directive|instruction|note) [A-Z0-9]\S*\d|\d+\(\d+\)/i

/** Names author and title, a date or that it has none, and where to find it: an address or a number. */
function isTraceable(source: string): boolean {
  const words = source.replaceAll(/https?:\S+/g, '')
  const isNamed = words.split(', ').length >= 3 && wordsOf(words).length >= 6
  return isNamed && /\b(19|20)\d\d\b|\bno date\b/.test(words) && (words !== source || NUMBER.test(words))
}

/** A year, or any other figure, without a source. */
function lacksSource(place: Passage): boolean {
  return !place.sourced && /\d/.test(place.words)
}

const passive = retext().use(retextPassive)

/** Two sentences or more, all in the passive voice. */
function isPassiveThroughout(paragraph: string): boolean {
  const sentences = sentencesOf(paragraph)
  return (
    sentences.length > 1 && sentences.every((sentence) => passive.processSync(sentence).messages.length > 0)
  )
}

function textsOf(template: Template, kind: TrainerKind): string[] {
  return itemsOf(template, kind).map((item) => plainText(item))
}

/** All texts of a template, including guidance, captions and notes. */
function allTexts(template: Template): string[] {
  const blocks = [...template.full, ...template.short, ...template.trainer]
  const captions = nodesOf(blocks, 'table').map((table) => table.attrs.caption)
  return [...captions, ...nodesOf(blocks, 'text').map((text) => text.text)]
}

const speller = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) })
for (const word of readFileSync(resolve(folder, 'words.txt'), 'utf8').split(/\s+/)) speller.add(word)

function misspelt(texts: readonly string[]): string[] {
  const words = texts.flatMap(
    (text) => text.replace(/https?:\S+/g, '').match(/[\p{L}]+(?:[’'][\p{L}]+)*/gu) ?? [],
  )
  const plain = words.map((word) => word.replaceAll('’', "'"))
  return [...new Set(plain)].filter((word) => !isSpeltRight(word))
}

/** Abbreviations in capitals are not checked. */
function isSpeltRight(word: string): boolean {
  return (
    speller.correct(word) ||
    speller.correct(word.replace(/'s$/, '')) ||
    /^[A-Z]{1,6}s?$/.test(word.replace(/'s$/, ''))
  )
}
