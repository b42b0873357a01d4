// Numbers in random packs: the editor shows what the PDF prints, whatever the export options.
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { numberedPack } from './numbered-packs'
import { differences } from './numbers-shown'
import { shownIn } from './shown-in-editor'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** Packs of one run; `NUMBERED_PACKS` asks for more. */
const RUNS = Number(process.env.NUMBERED_PACKS ?? 100)

it('in the PDF are those of the editor, and so are references', {
  timeout: 60_000 + RUNS * 2500,
}, async () => {
  await fc.assert(
    fc.asyncProperty(numberedPack, async (made) => {
      const pdf = await engine.paint(engine.layout(job(made.pack, made.print)))
      expect(await differences(shownIn(made), pdf)).toEqual([])
    }),
    { numRuns: RUNS },
  )
})
