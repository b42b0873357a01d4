// Tables that are hard to lay out, read back from the PDF: every word whole, none overlapping another or the margins.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../electron/pdf'
import { doc, job, pack, section } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { boxedWords, overlappingWords } from '../../electron/pdf/testing/read-back'
import { emptyFields, hardTables } from './table-documents'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** Side margins of the theme, in points, and half a point for letters that reach over their edge. */
const MARGIN = (25 / 25.4) * 72 - 0.5

describe.each(hardTables)('$name', ({ blocks, whole, named = false }) => {
  it('is printed with every word whole, none overlapping another or the margins', async () => {
    const layout = engine.layout(job(pack(doc(section('Alpha', {}, ...blocks)), {}, emptyFields)))
    const pdf = await engine.paint(layout)
    const words = boxedWords(pdf)
    expect(overlappingWords(words)).toEqual([])
    const width = layout.pages[0]?.width ?? 0
    expect(words.filter(({ left, right }) => left < MARGIN || right > width - MARGIN)).toEqual([])
    const texts = new Set(words.map(({ text }) => text))
    expect(whole.filter((word) => !texts.has(word))).toEqual([])
    const warnings = layout.warnings.filter(({ message }) => message.includes('too wide'))
    expect(warnings).toHaveLength(named ? 1 : 0)
  })
})
