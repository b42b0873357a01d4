// The printed list of abbreviations: its words, its order, its place, its tags.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { ask, readBack, textOf } from '../../electron/pdf/testing/read-back'
import { abbreviationTortures } from './abbreviation-documents'
import { strays } from './checks'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const LINES = [
  'KQX the quarterly exercise',
  'MoU memorandum of understanding',
  'NATO North Atlantic Treaty Organization',
  'NGO non-governmental organisation',
  'OSCE Organization for Security and Co-operation in Europe',
  'POC point of contact',
]

describe('the list of abbreviations', () => {
  it.each(abbreviationTortures.map((one) => [one.name, one] as const))(
    '%s is whole and tagged',
    async (name, one) => {
      const layout = engine.layout(job(one.pack, one.options))
      expect(strays(layout)).toEqual([])
      const pdf = await engine.paint(layout)
      const text = textOf(pdf, '-raw').replaceAll(/\s+/g, ' ')
      expect(text).toContain(LINES.join(' '))
      const { outline } = await readBack(pdf)
      const titles = outline.map(({ title }) => title)
      expect(titles.indexOf('Abbreviations')).toBe(name.includes('front') ? 0 : titles.length - 1)
      const tags = ask(pdf, 'pdfinfo', '-struct-text', '@').replaceAll(/\s+/g, ' ')
      expect(tags).toMatch(
        /"Abbreviations" .*LI \(block\) Lbl \(block\) "KQX ?" LBody \(block\) "the quarterly exercise"/,
      )
    },
  )
})
