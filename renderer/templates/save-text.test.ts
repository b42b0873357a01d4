// Saving text as a template: where each part goes, and what stays of the old template.
import { expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { FieldSpec } from '#shared/pack'
import type { Template } from '#shared/template'
import { newDraft, partTrainer, replacingDraft, type TextToSave } from './save-text'

const p: Block = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } }
const h: Block = { type: 'heading', attrs: { id: 'h', level: 1, marking: null, audience: null } }
const notes: Block = { type: 'trainer', attrs: { kind: 'notes' }, content: [p] }
const check: Block = { type: 'trainer', attrs: { kind: 'check' }, content: [p] }
const spec = (name: string): FieldSpec => ({
  name,
  label: name,
  prompt: '',
  type: 'text',
  example: '',
  default: '',
  choices: [],
})
const text = (blocks: Block[], isWhole = true): TextToSave => ({
  blocks,
  level: 2,
  fields: [spec('a')],
  isWhole,
})
const particulars = { title: 'T', purpose: '', category: 'My templates', tags: [] }
const old = { level: 1, full: [h], short: [p], trainer: [check] } as unknown as Template

it('separates trainer material at the end from the text', () => {
  expect(partTrainer([p, notes, h, check, notes])).toEqual({ text: [p, notes, h], trainer: [check, notes] })
  expect(partTrainer([notes])).toEqual({ text: [notes], trainer: [] })
})

it('makes a template with one length of a section', () => {
  expect(newDraft(text([p, notes]), particulars)).toEqual({
    ...particulars,
    level: 2,
    full: [p],
    short: [],
    trainer: [notes],
    fields: [spec('a')],
  })
})

it('replaces one length and leaves the other, with the fields of both', () => {
  const draft = replacingDraft(text([h, p]), particulars, old, 'short', [spec('a'), spec('b')])
  expect(draft).toMatchObject({ level: 1, full: [h], short: [h, p], trainer: [] })
  expect(draft.fields.map(({ name }) => name)).toEqual(['a', 'b'])
})

it('keeps the trainer material when only a selection replaces the text', () => {
  expect(replacingDraft(text([p], false), particulars, old, 'full', []).trainer).toEqual([check])
})

it('changes only the trainer material of the length that is replaced where each has its own', () => {
  const both = { ...old, trainerShort: [notes] }
  expect(replacingDraft(text([h, check, notes]), particulars, both, 'short', [])).toMatchObject({
    trainer: [check],
    trainerShort: [check, notes],
  })
  expect(replacingDraft(text([h]), particulars, both, 'full', [])).toMatchObject({
    trainer: [],
    trainerShort: [notes],
  })
})
