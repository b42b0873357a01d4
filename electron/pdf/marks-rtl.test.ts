// Portion marks of a scheme that is written from right to left, before text that isn't.
import { beforeAll, expect, it } from 'vitest'
import type { Flow } from '#shared/document/nodes'
import { learnScheme } from '#shared/own-schemes'
import type { Engine } from '.'
import { doc, job, p, pack, section } from './testing/build'
import { startEngine } from './testing/engine'
import { placedTexts } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

it('do not turn their paragraph around', async () => {
  const { id } = learnScheme(`own-${'b'.repeat(16)}`, {
    id: 'arabic',
    name: 'Arabic',
    levels: [{ id: 'top', banner: 'سري للغاية', portion: 'سر', sensitivity: 4 }],
    caveats: { after: '//', between: '/', onPortions: true, known: [] },
  })
  const level = `${id}-0`
  const marked = { ...p('Words'), attrs: { textAlign: null, marking: level } } as Flow
  const made = pack(doc(section('One', {}, p('Plain'), marked)), {
    marking: { scheme: id, level, caveat: '', trainingRider: false },
  })
  const [page] = await placedTexts(await engine.paint(engine.layout(job(made))))
  const left = (words: string) => page?.texts.find(({ text }) => text.includes(words))?.x ?? Number.NaN
  // The mark stands first, and the words follow it.
  expect(left('Words')).toBeGreaterThan(left('Plain'))
  expect(left('Words')).toBeLessThan(left('Plain') + 60)
})
