// Template files between libraries: packs still find their templates, and an import never loses anything.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import { joinLibraries, type TemplateDraft } from '#shared/own-template'
import { type Database, openDatabase } from '../storage/database'
import { addTemplate, deleteTemplate, listTemplates, replaceTemplate } from '../storage/templates'
import { exportTemplates, importTemplates } from './own-templates'

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [{ type: 'text', text }],
})
const draft = (title: string, text: string): TemplateDraft => ({
  title,
  purpose: '',
  category: 'Visits',
  tags: [],
  level: 1,
  full: [paragraph(text)],
  short: [],
  trainer: [],
  fields: [],
})

let folder: string
let file: string
let mine: Database
let theirs: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-own-'))
  file = join(folder, 'a.btemplates')
  mine = openDatabase(':memory:')
  theirs = openDatabase(':memory:')
})
afterEach(() => {
  mine.close()
  theirs.close()
  rmSync(folder, { recursive: true, force: true })
})
const ids = (db: Database) => listTemplates(db).templates.map(({ template }) => template.id)
const titles = (db: Database) =>
  listTemplates(db).templates.map(({ template }) => `${template.title} v${template.version}`)

describe('own templates', () => {
  it('keep their id in another library', async () => {
    const { id } = addTemplate(mine, draft('Port visit', 'One.'))
    addTemplate(mine, draft('Air show', 'Two.'))
    await exportTemplates(mine, [id], file)
    expect(await importTemplates(theirs, file)).toEqual({ added: 1, updated: 0, unchanged: 0 })
    expect(listTemplates(theirs).templates[0]?.template.id).toBe(id)
    await exportTemplates(mine, ids(mine), file)
    expect(await importTemplates(theirs, file)).toEqual({ added: 1, updated: 0, unchanged: 1 })
    expect(listTemplates(theirs)).toEqual(listTemplates(mine))
  })

  it('are replaced by a newer version, the older text staying as a copy', async () => {
    const { id } = addTemplate(mine, draft('Port visit', 'One.'))
    await exportTemplates(mine, ids(mine), file)
    await importTemplates(theirs, file)
    replaceTemplate(mine, id, draft('Port visit', 'Better.'))
    await exportTemplates(mine, ids(mine), file)
    expect(await importTemplates(theirs, file)).toEqual({ added: 0, updated: 1, unchanged: 0 })
    expect(titles(theirs)).toEqual(['Port visit v2', 'Port visit (version 1) v1'])
  })

  it('stay when the file has another text that is not newer: that becomes a copy', async () => {
    const { id } = addTemplate(mine, draft('Port visit', 'One.'))
    await exportTemplates(mine, ids(mine), file)
    replaceTemplate(mine, id, draft('Port visit', 'Mine.'))
    expect(await importTemplates(mine, file)).toEqual({ added: 1, updated: 0, unchanged: 0 })
    expect(titles(mine)).toEqual(['Port visit v2', 'Port visit (imported) v1'])
  })

  it('come back from a file when they were deleted', async () => {
    const { id } = addTemplate(mine, draft('Port visit', 'One.'))
    await exportTemplates(mine, ids(mine), file)
    deleteTemplate(mine, id)
    expect(await importTemplates(mine, file)).toEqual({ added: 1, updated: 0, unchanged: 0 })
    expect(titles(mine)).toEqual(['Port visit v1'])
  })

  it('come after the built-in ones, whose fields keep their meaning', () => {
    const spec = {
      name: 'a',
      label: 'Built in',
      prompt: '',
      type: 'text',
      example: '',
      default: '',
      choices: [],
    } as const
    addTemplate(mine, draft('B', 'x'))
    addTemplate(mine, draft('A', 'x'))
    const own = listTemplates(mine).templates.map((one) => ({
      ...one,
      specs: [
        { ...spec, label: 'Own' },
        { ...spec, name: 'b' },
      ],
    }))
    const [first] = own
    const builtIn = first ? [{ ...first.template, id: 'introduction', order: 7, title: 'Introduction' }] : []
    const joined = joinLibraries(
      {
        templates: builtIn,
        blueprints: [],
        fields: [spec],
        groups: [],
        american: { words: {}, keep: [] },
        scenario: { title: '', summary: '', countries: [], values: {} },
      },
      own,
    )
    expect(joined.templates.map(({ title, order }) => `${order} ${title}`)).toEqual([
      '7 Introduction',
      '8 A',
      '9 B',
    ])
    expect(joined.fields.map(({ name, label }) => `${name} ${label}`)).toEqual(['a Built in', 'b Built in'])
  })
})
