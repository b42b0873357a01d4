// The page counts that blueprints state, compared with what the page engine prints.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PACK_KINDS } from '#shared/pack'
import { loadLibrary } from '../templates/load'
import { newPack } from './new-pack'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')
const options = {
  title: 'Visit',
  author: 'Maj Reed',
  organisation: 'J5',
  language: 'en-GB',
  date: '2026-03-12',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  values: new Map(),
}

it('are within a tenth of the printed length, as a briefing and as a student handout', async () => {
  const engine = await loadEngine(root)
  const library = loadLibrary(join(root, 'templates'))
  const wrong = library.blueprints.flatMap(({ id, pages }) =>
    PACK_KINDS.flatMap((kind) => {
      const { meta, fields, doc } = newPack(library, { ...options, blueprint: id, kind })
      const pack = { id: '00000000-0000-4000-8000-000000000000', revision: 1, meta, fields, doc }
      const layout = engine.layout({ pack, assets: new Map(), options: { paper: 'a4', kind } })
      const printed = layout.pages.length
      const off = Math.abs((pages?.[kind] ?? 0) - printed) / printed
      return off <= 0.1 ? [] : [`${id}: set pages.${kind} to ${printed}`]
    }),
  )
  expect(wrong).toEqual([])
}, 120_000)
