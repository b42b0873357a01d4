// How field values are written out, and how they fit into sentences.
import { describe, expect, it } from 'vitest'
import type { FieldForm } from './document/nodes'
import { fieldText, printedField } from './field-text'
import type { FieldGrammar, FieldType } from './pack'

const text = (
  value: string,
  form: FieldForm | null = null,
  grammar?: FieldGrammar,
  type: FieldType = 'text',
) => fieldText({ type, value, grammar }, 'en-GB', form)
const country = (value: string, form: FieldForm | null = null, grammar?: FieldGrammar) =>
  text(value, form, grammar, 'country')

const the: FieldForm = { article: true }
const The: FieldForm = { article: true, capital: true }

describe('fieldText', () => {
  it.each([
    ['date', '2026-03-02', 'en-GB', '2 March 2026'],
    ['date', '2026-12-31', 'en-US', '31 December 2026'],
    ['date', '2026-03-02', 'de-DE', '2. März 2026'],
    ['date', 'not yet known', 'en-GB', 'not yet known'],
    ['date', '2026-13-01', 'en-GB', '2026-13-01'],
    ['date', '2026-02-30', 'en-GB', '2026-02-30'],
    ['date', '2028-02-29', 'en-GB', '29 February 2028'],
    ['date', '2026-02-29', 'en-US', '2026-02-29'],
    ['text', '2026-03-02', 'en-GB', '2026-03-02'],
    ['dtg', ' 050600Z OCT 26 ', 'en-GB', '050600Z OCT 26'],
    ['date', '', 'en-GB', ''],
    ['text', 'All quiet.', 'en-GB', 'All quiet.'],
    ['text', "ASEAN Defence Ministers' Meeting", 'en-GB', 'ASEAN Defence Ministers’ Meeting'],
  ] as const)('writes a %s %j in %s as %j', (type, value, language, words) => {
    expect(fieldText({ type, value }, language)).toBe(words)
  })
})

describe('the article', () => {
  it.each([
    ['Philippines', 'the Philippines'],
    ['United States', 'the United States'],
    ['UNITED STATES', 'the UNITED STATES'],
    ['USA', 'the USA'],
    ['The Gambia', 'the Gambia'],
    ['Norway', 'Norway'],
    ['Tarsenia', 'Tarsenia'],
    ['Kingdom of Tarsenia', 'the Kingdom of Tarsenia'],
    ['Tarsenian Republic', 'the Tarsenian Republic'],
    ['', ''],
  ])('of the country %j: %j', (value, words) => {
    expect(country(value, the)).toBe(words)
  })

  it.each([
    ['Chief of Defence', 'the Chief of Defence'],
    ['The Joint Chiefs', 'the Joint Chiefs'],
    ['THE PLANS DIVISION', 'the PLANS DIVISION'],
    ['our defence staff', 'our defence staff'],
    ['OCHA', 'OCHA'],
    ['General Smith', 'General Smith'],
    ['Rear Admiral K. Dahl', 'Rear Admiral K. Dahl'],
    ['General Staff', 'General Staff'],
  ])('of the post %j: %j', (value, words) => {
    expect(text(value, the, { article: 'post' })).toBe(words)
  })

  it.each([
    ['Baltic', 'the Baltic'],
    ['South China Sea', 'the South China Sea'],
    ['the High North', 'the High North'],
    ['southern Africa', 'southern Africa'],
    ['Horn of Africa', 'the Horn of Africa'],
  ])('of the place %j: %j', (value, words) => {
    expect(text(value, the, { article: 'place' })).toBe(words)
  })

  it('has a capital at the start of a sentence', () => {
    expect(country('netherlands', The)).toBe('The netherlands')
    expect(text('the Plans Division', { capital: true })).toBe('The Plans Division')
    expect(text('“quoted” office', { capital: true })).toBe('“Quoted” office')
    expect(text('משרד הביטחון', { capital: true })).toBe('משרד הביטחון')
  })
})

describe('adjective and possessive', () => {
  it.each([
    ['the Netherlands', 'Dutch'],
    ['Britain', 'British'],
    ["Côte d'Ivoire", 'Ivorian'],
    ['Tarsenia', 'Tarsenia'],
  ])('adjective of %s: %s', (value, words) => {
    expect(country(value, { ending: 'adjective' })).toBe(words)
  })

  it('takes the adjective that the user gave', () => {
    expect(country('Tarsenia', { ending: 'adjective' }, { adjective: 'Tarsenian' })).toBe('Tarsenian')
  })

  it.each([
    ['Norway', 'Norway’s'],
    ['Netherlands', 'the Netherlands’'],
    ['Cyprus', 'Cyprus’s'],
  ])('possessive of %s: %s', (value, words) => {
    expect(country(value, { article: true, ending: 'possessive' })).toBe(words)
  })

  it('of a plural and of an empty field', () => {
    const form = { article: true, ending: 'possessive' } as const
    expect(text('Joint Chiefs', form, { article: 'post' })).toBe('the Joint Chiefs’')
    expect(printedField('', { label: 'Host nation' }, { name: 'host_nation', form })).toBe('[Host nation]’s')
  })
})

describe('agreement', () => {
  it.each([
    ['Chief of Defence', 'is'],
    ['The Joint Chiefs', 'are'],
    ['Joint Chiefs of Staff', 'are'],
    ['Ministry of Foreign Affairs', 'is'],
    ['Directorate of International Defence Relations', 'is'],
    ['Policy and Plans Division', 'is'],
    ['Permanent Joint Headquarters', 'is'],
    ['Public Affairs', 'is'],
    ['the Army and the Navy', 'are'],
    ['armed forces (all services)', 'are'],
    ['', 'is'],
  ])('%j %s', (value, verb) => {
    expect(text(value, { agree: ['is', 'are'] })).toBe(verb)
  })

  it('of countries is singular, of lists plural, unless the field says otherwise', () => {
    expect(country('United States', { agree: ['is', 'are'] })).toBe('is')
    expect(text('Canada and Norway', { agree: ['is', 'are'] }, {}, 'longText')).toBe('are')
    expect(text('Canada', { agree: ['is', 'are'] }, { plural: true })).toBe('are')
  })
})

describe('words that the sentence has already', () => {
  it.each([
    ['To approve Option C', 'approve Option C'],
    ['to continue', 'continue'],
    ['Approve the plan.', 'approve the plan'],
    ['TO APPROVE OPTION C', 'APPROVE OPTION C'],
    ['Tomorrow’s plan', 'tomorrow’s plan'],
    ['to', 'to'],
  ])('after “to”, %j is %j', (value, words) => {
    expect(text(value, null, { after: 'to' })).toBe(words)
  })

  it('after “exercise” and before “per cent”', () => {
    expect(text('Exercise Northern Anchor', null, { after: 'exercise' })).toBe('Northern Anchor')
    for (const value of ['55%', '55 per cent', '55 percent', '55'])
      expect(text(value, null, { before: 'per cent' }, 'number')).toBe('55')
  })

  it('has no full stop inside a sentence of the library, except in an abbreviation', () => {
    expect(text('agree a programme.', null, {})).toBe('agree a programme')
    expect(text('Acme Inc.', null, {})).toBe('Acme Inc.')
    expect(text('NORTHERN ANCHOR.', null, {})).toBe('NORTHERN ANCHOR')
    expect(text('staff@example.ca.', null, {})).toBe('staff@example.ca')
    expect(text('the U.S.A.', null, {})).toBe('the U.S.A.')
  })
})
