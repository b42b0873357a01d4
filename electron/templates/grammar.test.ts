// Values that people type must give sentences that read right: every text of the library, with difficult values.
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, DocumentNode, Inline, Section } from '#shared/document/nodes'
import { fieldStates } from '#shared/document/only-if'
import { inlineText, walk } from '#shared/document/query'
import { withoutLeftOut } from '#shared/document/without-left-out'
import { fieldReader } from '#shared/field-text'
import { type FieldSpec, fullEdition } from '#shared/pack'
import { emptySection, type Template } from '#shared/template'
import { loadLibrary } from './load'

const { templates, fields, groups } = loadLibrary(join(import.meta.dirname, '..', '..', 'templates'))

const withBoxes = (inline: Inline): Inline =>
  inline.type === 'tickBox' ? { type: 'text', text: '☐' } : inline

/** Lines of text that are sentences or cells, as printed with some values. */
function linesOf(blocks: readonly Block[], typed: (field: FieldSpec) => string): string[] {
  const filled = fields.map((field) => ({ ...field, value: typed(field) }))
  const read = fieldReader((name) => filled.find((field) => field.name === name), 'en-GB')
  const whole = {
    ...emptySection('Title', () => 'id'),
    content: [{ type: 'sectionTitle' }, ...blocks],
  } as Section
  const by = { edition: fullEdition('handout'), ...fieldStates(filled) }
  const lines: string[] = []
  for (const section of withoutLeftOut([whole], by))
    walk(section, (node: DocumentNode) => {
      if (node.type === 'guidance') return false
      const { content } = node as { readonly content?: readonly Inline[] }
      if (node.type === 'paragraph' || node.type === 'numberedParagraph')
        lines.push(inlineText(content?.map(withBoxes), read))
      return true
    })
  return lines
}

/** What no sentence may have. */
const SLIPS: readonly (readonly [string, RegExp])[] = [
  ['a word twice', /\b(the|to|of|in|exercise|per cent) \1\b/i],
  ['an article in the middle with a capital', /[a-z,] The (?!Hague)/],
  [
    'a country without its article',
    /(?<!\bthe )(?<!^)(?<!\. )\b(Philippines|Netherlands)\b|^(Philippines|Netherlands) [a-z]/i,
  ],
  ['a plural with a verb in the singular', /\bJoint Chiefs (is|has|takes|leads|holds|reviews|acts|keeps)\b/i],
  ['per cent twice', /% per cent|per cent per cent/],
  ['a full stop twice', /(?<!\.)\.\.(?!\.)/],
  ['a full stop behind another mark', /[!?…]”?\./],
  ['a lower-case start of a sentence', /[a-z]{3}\. (the|our|patrols|a|an|approve|agree)\b/],
  ['a space before a mark', / [,.;:](?!\.)/],
  ['two spaces', /\S {2}/],
]

/** What no sentence may have whose optional fields are empty. */
const GAPS: readonly (readonly [string, RegExp])[] = [
  ['two marks', /[,;:] ?[.,;:]|\(\)|, and ,/],
  ['a lower-case start', /^\s*\p{Ll}[^.]*\.|[.!?] \p{Ll}/u],
  ['a space at the start', /^\s/],
  ['a word that leads nowhere', /\b(at|by|from|of|over|with|the)\./i],
]

const VALUES: readonly (readonly [string, (field: FieldSpec) => string])[] = [
  ['examples', ({ example }) => example],
  ['names with an article', (field) => byType(field, { country: 'Philippines', text: `the ${bare(field)}` })],
  ['names that lack it', (field) => byType(field, { country: 'Philippines', text: bare(field) })],
  ['plurals', (field) => byType(field, { country: 'Netherlands', post: 'The Joint Chiefs' })],
  ['sentences', (field) => byType(field, { text: field.example, longText: `To ${bare(field)}.` })],
  ['upper case', ({ example }) => example.toUpperCase()],
  ['per cent', (field) => byType(field, { number: '55%' })],
  [
    '300 characters',
    (field) => byType(field, { longText: `${field.example} ${'and so on '.repeat(30)}`.slice(0, 300) }),
  ],
  ['right to left', (field) => byType(field, { text: 'משרד הביטחון', longText: 'משרד הביטחון' })],
  [
    'exclamations',
    (field) =>
      byType(field, { text: `${bare(field)}!`, longText: `${bare(field)}!`, sentence: `${bare(field)}!` }),
  ],
  ['questions', (field) => byType(field, { sentence: `${bare(field)}?` })],
  ['questions in quotation marks', (field) => byType(field, { sentence: `“${bare(field)}?”` })],
  ['ellipses', (field) => byType(field, { sentence: `${bare(field)}…` })],
  ['none', (field) => byType(field, { text: 'none', longText: 'none', person: 'none', date: 'none' })],
  ['full stops', (field) => byType(field, { text: `${bare(field)}.`, longText: `${field.example}.` })],
  ['apostrophes', (field) => byType(field, { text: `${bare(field)} of the Ministers' Meeting` })],
]

const bare = ({ example }: FieldSpec): string => example.replace(/^the /i, '')

/** The value for the field's type, for a post before that; the example for other types. */
function byType(field: FieldSpec, values: Readonly<Record<string, string>>): string {
  const post = field.grammar?.article === 'post' ? values.post : undefined
  const long = field.grammar?.after === 'to' ? values.longText : undefined
  if (field.type === 'longText') return values.sentence ?? long ?? field.example
  return post ?? values[field.type] ?? field.example
}

const optional = new Set(
  groups.flatMap((group) => group.fields.filter((one) => one.optional).map(({ name }) => name)),
)

/** What is wrong with the sentences of a template while some optional fields are empty, whatever the others are. */
function gapsIn({ full, short }: Template, isEmpty: (name: string) => boolean): string[] {
  const typed = (field: FieldSpec) => (isEmpty(field.name) ? '  ' : field.example)
  return [full, short]
    .flatMap((blocks) => linesOf(blocks, typed))
    .flatMap((line) =>
      [...SLIPS, ...GAPS].flatMap(([slip, pattern]) => (pattern.test(line) ? `${slip}: ${line}` : [])),
    )
}

/** Sentences, not cells, that have a blank in the place of an optional field. */
const blanksIn = ({ full, short }: Template): string[] =>
  [full, short]
    .flatMap((blocks) => linesOf(blocks, ({ name, example }) => (optional.has(name) ? '' : example)))
    .filter((line) => /\[[a-z_]+\]/.test(line) && /[.?:]$/.test(line.trim()))

describe('without optional values', () => {
  it.each(templates.map((template) => [template.id, template] as const))('%s', (_, template) => {
    expect(gapsIn(template, (name) => optional.has(name))).toEqual([])
    const used = template.fields.filter((name) => optional.has(name))
    for (const one of used) {
      expect(gapsIn(template, (name) => name === one)).toEqual([])
      expect(gapsIn(template, (name) => optional.has(name) && name !== one)).toEqual([])
    }
    fc.assert(
      fc.property(fc.subarray(used), (empty) => {
        expect(gapsIn(template, (name) => empty.includes(name))).toEqual([])
      }),
      { numRuns: 20 },
    )
    expect(blanksIn(template)).toEqual([])
  })
})

describe.each(VALUES)('%s', (_, typed) => {
  it.each(templates.map((template) => [template.id, template] as const))('%s', (__, template) => {
    const lines = [template.full, template.short].flatMap((blocks) => linesOf(blocks, typed))
    const found = lines.flatMap((line) =>
      SLIPS.flatMap(([slip, pattern]) => (pattern.test(line) ? `${slip}: ${line}` : [])),
    )
    expect(found).toEqual([])
  })
})
