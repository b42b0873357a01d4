// The library in print: each template and each blueprint, as a briefing and as a handout, without a warning.
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadEngine } from '../electron/app/resources'
import type { Section } from '../electron/shared/document/nodes'
import { PACK_KINDS, type PackKind, type PackMeta, type Problem } from '../electron/shared/pack'
import { documentFromBlueprint, fieldsOf, sectionFromTemplate } from '../electron/shared/template'
import { loadLibrary } from '../electron/templates/load'

const root = resolve(import.meta.dirname, '..')
const library = loadLibrary(resolve(root, 'templates'))
const engine = await loadEngine(root)

function metaOf(title: string, kind: PackKind, theme: string): PackMeta {
  return {
    title,
    subtitle: '',
    kind,
    author: 'Major R. Hale',
    organisation: 'Defence Engagement Branch',
    reference: '',
    date: '2026-06-01',
    language: 'en-GB',
    marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: true },
    paper: 'a4',
    theme,
    blueprint: null,
  }
}

/** Prints sections with each field at its example; returns what the engine complains about and the pages after the front matter. */
async function print(title: string, kind: PackKind, theme: string, sections: readonly Section[]) {
  const fields = fieldsOf(sections, library.fields).map((field) => ({ ...field, value: field.example }))
  const pack = {
    id: 'test',
    revision: 1,
    meta: metaOf(title, kind, theme),
    fields,
    doc: { type: 'doc', content: sections },
  } as const
  const layout = engine.layout({ pack, assets: new Map(), options: { paper: 'a4', kind } })
  const pdf = await engine.paint(layout)
  const body = layout.pages.filter(({ label }) => /^\d+$/.test(label)).length
  return { warnings: layout.warnings, body, pdf }
}

const ids = () => {
  let count = 0
  return () => `n${++count}`
}
const messages = (warnings: readonly Problem[]) => warnings.map(({ message }) => message)

describe.each(PACK_KINDS)('as a %s', (kind) => {
  it.each(library.templates.map((template) => [template.id, template] as const))(
    '%s prints',
    async (_, template) => {
      const section = sectionFromTemplate(template, 'full', ids())
      const first: Section = { ...section, attrs: { ...section.attrs, level: 1 } }
      const { warnings, body, pdf } = await print(template.title, kind, 'staff-paper', [first])
      expect(messages(warnings)).toEqual([])
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
      // The title may take part of a page.
      if (kind === 'briefing') expect(body).toBeLessThanOrEqual(Math.ceil(template.pages) + 1)
    },
  )

  it.each(library.blueprints.map((blueprint) => [blueprint.id, blueprint] as const))(
    '%s prints',
    async (_, blueprint) => {
      const { content } = documentFromBlueprint(blueprint, library.templates, ids())
      const { warnings, pdf } = await print(blueprint.title, kind, blueprint.theme, content)
      expect(messages(warnings)).toEqual([])
      expect(pdf.length).toBeGreaterThan(10_000)
    },
  )
})

it('every blueprint names a theme that the engine has', () => {
  const themes = engine.themes.map(({ id }) => id)
  expect(library.blueprints.map(({ theme }) => theme).filter((theme) => !themes.includes(theme))).toEqual([])
})
