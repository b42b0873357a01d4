// Random packs in random editions: nothing that is withheld is left, all else is, and the numbers on screen are those of the PDF.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { forEdition } from '#shared/document/for-edition'
import { fieldStates } from '#shared/document/only-if'
import { parseSection } from '#shared/document/parse'
import { withoutUnconfirmed } from '#shared/document/to-confirm'
import { withoutLeftOut } from '#shared/document/without-left-out'
import { editionCopy } from '#shared/edition-copy'
import { editionOf } from '#shared/pack'
import type { Engine } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { textOf } from '../../electron/pdf/testing/read-back'
import { limitedPack, wordsOf } from './limited-packs'
import type { NumberedPack } from './numbered-packs'
import { differences } from './numbers-shown'
import { shownIn } from './shown-in-editor'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** Packs of one run; `LIMITED_PACKS` asks for more. */
const RUNS = Number(process.env.LIMITED_PACKS ?? 60)

const wordsIn = (text: string): Set<string> => new Set(text.match(/[xs]\d+w/g))

function reduced({ pack, print }: NumberedPack) {
  const edition = editionOf(print, pack.meta.readers)
  return { edition, sections: forEdition(pack.doc.content, edition) }
}

/** The same without words whose condition isn't met. */
function withoutUnmet(made: NumberedPack): NumberedPack {
  const { pack, print } = made
  const by = { edition: editionOf(print, pack.meta.readers), ...fieldStates(pack.fields) }
  const content = withoutLeftOut(pack.doc.content, by)
  return { ...made, pack: { ...pack, doc: { type: 'doc', content } } }
}

describe('an edition', () => {
  it('has all that its readers may read and no word of the rest, and is the same when it is reduced again', () => {
    fc.assert(
      fc.property(limitedPack, (made) => {
        const { edition, sections } = reduced(made)
        const { printed, withheld } = wordsOf(made)
        const left = wordsIn(JSON.stringify(withoutUnconfirmed(sections)))
        expect([...printed].filter((word) => !left.has(word))).toEqual([])
        expect([...withheld].filter((word) => left.has(word))).toEqual([])
        expect(forEdition(sections, edition)).toEqual(sections)
      }),
      { numRuns: RUNS * 5 },
    )
  })

  it('is a copy to send with all that it prints and nothing else', () => {
    fc.assert(
      fc.property(limitedPack, (made) => {
        const { kind, edition = '' } = made.print
        const copy = editionCopy({ ...made.pack, assets: new Map() }, { kind, edition })
        const { printed, withheld } = wordsOf(made)
        const met = wordsOf(withoutUnmet(made)).printed
        const left = wordsIn(JSON.stringify(copy))
        expect([...met].filter((word) => !left.has(word))).toEqual([])
        const others = [...withheld, ...[...printed].filter((word) => !met.has(word))]
        expect(others.filter((word) => left.has(word))).toEqual([])
        expect(JSON.stringify(copy)).not.toContain('"guidance"')
        // It opens elsewhere.
        for (const [index, section] of copy.doc.content.entries()) parseSection(section, index)
      }),
      { numRuns: RUNS * 5 },
    )
  })

  it('has on screen the numbers and references of its PDF, which has no other word', {
    timeout: 60_000 + RUNS * 2500,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(limitedPack, async (made) => {
        const pdf = await engine.paint(engine.layout(job(made.pack, made.print)))
        expect(await differences(shownIn(made), pdf)).toEqual([])
        const left = wordsIn(textOf(pdf).replaceAll(/\s/g, ''))
        expect([...wordsOf(made).withheld].filter((word) => left.has(word))).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})
