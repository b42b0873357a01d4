// Own templates in a library: what raises their version, what does not, and that one bad row does not hide others.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { TemplateDraft } from '#shared/own-template'
import { addAsset } from './assets'
import { type Database, openDatabase } from './database'
import {
  addTemplate,
  deleteTemplate,
  duplicateTemplate,
  listTemplates,
  readTemplate,
  replaceTemplate,
  restoreTemplate,
  updateTemplateProperties,
} from './templates'
import { field, illustrated, png } from './testing/packs'
import { DAY, startDaily } from './testing/starts'
import { tidyLibrary } from './tidy'

const { value: _value, ...spec } = field
const paragraph = (text: string, name?: string): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [
    { type: 'text', text },
    ...(name ? [{ type: 'field' as const, attrs: { name, form: null } }] : []),
  ],
})
const draft: TemplateDraft = {
  title: 'Port visit',
  purpose: 'Decide on the visit.',
  category: 'Visits',
  tags: ['navy'],
  level: 2,
  full: [paragraph('The ship calls at ', 'host_nation')],
  short: [],
  trainer: [],
  fields: [spec, { ...spec, name: 'unused' }],
}
const code = (name: string) => expect.objectContaining({ code: name })

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:')
})

describe('own templates', () => {
  it('keep the trainer material of each length, and change only that of a length that is replaced', () => {
    const both = { ...draft, short: [paragraph('A call.')], trainer: [paragraph('Ask all.')] }
    const trainerShort = [paragraph('Ask about the call.', 'asked')]
    const { id, version } = addTemplate(db, { ...both, trainerShort })
    expect(readTemplate(db, id).template).toMatchObject({ trainer: both.trainer, trainerShort, version })
    expect(readTemplate(db, id).template.fields).toContain('asked')
    expect(readTemplate(db, duplicateTemplate(db, id).id).template.trainerShort).toEqual(trainerShort)
    expect(replaceTemplate(db, id, { ...both, trainerShort: [] }).version).toBe(2)
    expect(readTemplate(db, id).template.trainerShort).toEqual([])
    replaceTemplate(db, id, { ...both, trainerShort: both.trainer })
    expect(readTemplate(db, id).template.trainerShort).toBeUndefined()
  })

  it('come back as they were kept, with the meaning of the fields in them and of no others', () => {
    const { id } = addTemplate(db, draft)
    expect(id).toMatch(/^own-/)
    const { template, specs } = readTemplate(db, id)
    const { fields: _fields, ...rest } = draft
    expect(template).toMatchObject({
      ...rest,
      id,
      version: 1,
      origin: 'own',
      pages: 1,
      fields: ['host_nation'],
    })
    expect(specs).toEqual([spec])
  })

  it('get a new version with another text, not with other properties or the same text', () => {
    const { id } = addTemplate(db, draft)
    expect(replaceTemplate(db, id, { ...draft, title: 'Call' }).version).toBe(1)
    expect(
      updateTemplateProperties(db, id, { title: 'Berth', purpose: '', category: '', tags: [] }).version,
    ).toBe(1)
    expect(replaceTemplate(db, id, { ...draft, short: [paragraph('Short.')] }).version).toBe(2)
    expect(readTemplate(db, id).template).toMatchObject({ version: 2, title: 'Port visit' })
  })

  it('are copied under a new id and title', () => {
    const { id } = addTemplate(db, draft)
    const copy = duplicateTemplate(db, id)
    expect(copy).toMatchObject({ title: 'Port visit (copy)', version: 1, full: draft.full })
    expect(copy.id).not.toBe(id)
    expect(listTemplates(db).templates).toHaveLength(2)
  })

  it('go to the bin and come back, for thirty days', () => {
    const { id } = addTemplate(db, draft)
    deleteTemplate(db, id)
    expect(listTemplates(db).templates).toEqual([])
    expect(() => readTemplate(db, id)).toThrow(code('template/not-found'))
    const last = startDaily(db, 29)
    restoreTemplate(db, id)
    expect(readTemplate(db, id).template.title).toBe('Port visit')
    deleteTemplate(db, id)
    startDaily(db, 31, last)
    expect(() => restoreTemplate(db, id)).toThrow(code('template/not-found'))
  })

  it('keep the images that they show', () => {
    const { id: asset } = addAsset(db, { name: 'map.png', bytes: png })
    const { id } = addTemplate(db, { ...draft, full: illustrated('a', asset).content.slice(1) as Block[] })
    const count = () => db.prepare('SELECT count(*) FROM assets').pluck().get()
    tidyLibrary(db, Date.now() + 100 * DAY)
    expect(count()).toBe(1)
    deleteTemplate(db, id)
    startDaily(db, 31, Date.now() + 100 * DAY)
    expect(count()).toBe(0)
  })

  it('are named when they are not there or can not be read, and hide no others', () => {
    expect(() => deleteTemplate(db, 'own-x')).toThrow(/own-x/)
    const bad = addTemplate(db, { ...draft, title: 'Bad' })
    addTemplate(db, draft)
    db.prepare(
      `UPDATE templates SET body = '{"full":[{"type":"heading","attrs":{"level":9}}],"short":[],"trainer":[]}' WHERE id = ?`,
    ).run(bad.id)
    const { templates, unreadable } = listTemplates(db)
    expect(templates.map(({ template }) => template.title)).toEqual(['Port visit'])
    expect(unreadable).toEqual([expect.stringMatching(/“Bad”.*full text.*level can't be 9/)])
  })
})
