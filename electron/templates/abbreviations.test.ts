// The built-in texts use no abbreviation that nobody can explain.
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { collectAbbreviations, NO_ABBREVIATIONS, textBlocks } from '#shared/abbreviations/collect'
import { fullEdition } from '#shared/pack'
import { sectionFromTemplate } from '#shared/template'
import { loadLibrary } from './load'

it('use only abbreviations with a known meaning', () => {
  const { templates, fields } = loadLibrary(resolve(import.meta.dirname, '../../templates'))
  let ids = 0
  const sections = templates.flatMap((template) =>
    (['full', 'short'] as const).map((variant) => sectionFromTemplate(template, variant, () => `n${ids++}`)),
  )
  const all = collectAbbreviations(
    textBlocks(
      { type: 'doc', content: sections },
      { edition: fullEdition('handout'), filled: fields.map(({ name }) => name) },
    ),
    NO_ABBREVIATIONS,
  )
  expect(all.length).toBeGreaterThan(5)
  expect(all.filter(({ expansion }) => expansion === null)).toEqual([])
})
