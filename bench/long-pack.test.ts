// The long pack is as long as its name says.
import { expect, it } from 'vitest'
import { job } from '../electron/pdf/testing/build'
import { startEngine } from '../electron/pdf/testing/engine'
import { LONG_PACK, longPack } from './long-pack'

it('has about 200 pages, 150 tables and 60 pictures', async () => {
  const { pack, assets } = longPack()
  const blocks = pack.doc.content.flatMap(({ content }) => content)
  expect(blocks.filter(({ type }) => type === 'table')).toHaveLength(LONG_PACK.tables)
  expect(new Set(assets.map(({ id }) => id)).size).toBe(LONG_PACK.pictures)
  expect(blocks.filter(({ type }) => type === 'image')).toHaveLength(LONG_PACK.pictures)
  const engine = await startEngine()
  const { pages } = engine.layout(job(pack, {}, assets))
  expect(Math.abs(pages.length - LONG_PACK.pages)).toBeLessThan(12)
}, 60_000)
