// The pages of a pack that another one encloses: what is in them, and what never is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PageHeads } from '#shared/enclosed-pack'
import { packFileBytes } from '../exchange'
import * as build from '../pdf/testing/build'
import { pagesOf, textOf } from '../pdf/testing/read-back'
import { makePackPages } from './enclose-pack'

const folder = mkdtempSync(join(tmpdir(), 'attache-enclose-pack-'))
const path = join(folder, 'visit.bpack')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const trainer = {
    type: 'trainer',
    attrs: { kind: 'discussion', audience: null },
    content: [build.p('Trained')],
  } as const
  const own = {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: 'own' },
    content: [{ type: 'text', text: 'Withheld' }],
  } as const
  const { meta, fields, doc } = build.pack(
    build.doc(
      build.section('Purpose', {}, build.p('Printed'), own, trainer),
      build.section('Old', { excluded: true }, build.p('Excluded')),
    ),
  )
  writeFileSync(
    path,
    await packFileBytes({ meta: { ...meta, kind: 'handout' }, fields, doc, assets: new Map() }),
  )
})

const pages = (heads: PageHeads, edition?: string) =>
  makePackPages({ path, contentRoot: process.cwd(), edition, heads, paper: 'a4' })

it('asks which edition is meant', async () => {
  await expect(pages('own')).rejects.toMatchObject({ code: 'export/no-edition' })
})

it('has what the edition prints, without trainer material and what is not printed', async () => {
  const { pdf, title, marking, sheets } = await pages('own', 'partner')
  const words = textOf(pdf)
  expect(words).toContain('Printed')
  expect(words).not.toMatch(/Withheld|Trained|Excluded/)
  expect(textOf((await pages('own', 'own')).pdf)).toContain('Withheld')
  expect(title).toBe('Country engagement briefing')
  expect(marking).toMatchObject({ scheme: 'uk', level: 'official-sensitive' })
  expect(sheets).toMatchObject([{ width: 595.3, height: 841.9 }])
})

it('has its own heads and page numbers, or leaves room for those of the pack around it', async () => {
  const [own] = pagesOf((await pages('own', 'own')).pdf)
  expect(own).toMatch(/OFFICIAL-SENSITIVE[\s\S]*Page 1 of 1/)
  const [plain] = pagesOf((await pages('continued', 'own')).pdf)
  expect(plain).toContain('Printed')
  expect(plain).not.toMatch(/OFFICIAL-SENSITIVE|Page 1/)
})

it('has the marking of a portion that is higher than its banner, if the edition prints it', async () => {
  const secret = {
    type: 'paragraph',
    attrs: { textAlign: null, marking: 'secret', audience: 'own' },
  } as const
  const { meta, fields, doc } = build.pack(
    build.doc(
      build.section(
        'Purpose',
        {},
        { ...secret, content: [{ type: 'text', text: 'Higher' }] },
        build.p('All'),
      ),
      build.section('Old', { excluded: true, marking: 'top-secret' }, build.p('Excluded')),
    ),
  )
  const file = join(folder, 'higher.bpack')
  writeFileSync(file, await packFileBytes({ meta, fields, doc, assets: new Map() }))
  const levelIn = async (edition: string) =>
    (await makePackPages({ path: file, contentRoot: process.cwd(), edition, heads: 'own', paper: 'a4' }))
      .marking.level
  expect([await levelIn('own'), await levelIn('partner')]).toEqual(['secret', 'official-sensitive'])
})
