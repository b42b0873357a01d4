// Single rules of setting, clause by clause: what is right of each document, read back from the print.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Layout } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { ask, pagesOf, readBack, textOf } from '../../electron/pdf/testing/read-back'
import { strays } from './checks'
import { settingTortures } from './setting-documents'

interface Print {
  readonly layout: Layout
  readonly pdf: Uint8Array
}
let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
const print = async (name: string): Promise<Print> => {
  const found = settingTortures.find((one) => one.name === name)
  if (!found) throw new Error(`no document ${name}`)
  const layout = engine.layout(job(found.pack, found.options, found.assets))
  return { layout, pdf: await engine.paint(layout) }
}
const flat = ({ pdf }: Print): string => textOf(pdf, '-raw').replaceAll(/\s+/g, ' ')

describe('every document', () => {
  it.each(settingTortures.map(({ name }) => name))('%s is a sound file', async (name) => {
    const { layout, pdf } = await print(name)
    expect(strays(layout)).toEqual([])
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
  })
})

describe('lists', () => {
  it('never leave one line of theirs alone on a page, nor what announces them', async () => {
    const names = settingTortures.map(({ name }) => name).filter((name) => name.startsWith('list-ends'))
    for (const name of names) {
      for (const page of pagesOf((await print(name)).pdf)) {
        expect(page.match(/item\d/g)?.length ?? 2, name).toBeGreaterThan(1)
        expect(page.match(/task\d/g)?.length ?? 2, name).toBeGreaterThan(1)
        expect(page.includes('These are') && !page.includes('item0'), name).toBe(false)
      }
    }
  })
})

describe('endnotes', () => {
  it('stand at the end of the pack, in order, with a bookmark and links to them', async () => {
    const made = await print('endnotes-pack')
    expect(flat(made)).toContain('One1 two2 three3')
    // The next section knows the source's number.
    expect(flat(made)).toContain('Four2 five4')
    expect(flat(made)).toMatch(
      /Notes 1 First note\. 2 A source\. 3 Third note\. 4 Fourth note\. 5 Last note\./,
    )
    const { outline, links } = await readBack(made.pdf)
    expect(outline.at(-1)?.title).toBe('Notes')
    expect(links.flat().filter((page) => page === outline.at(-1)?.page)).toHaveLength(6)
  })

  it('stand behind each section', async () => {
    const text = flat(await print('endnotes-sections'))
    expect(text).toMatch(/three3 Notes 1 First note\. 2 A source\. 3 Third note\./)
    expect(text).toMatch(/five4 Notes 2 A source\. 4 Fourth note\./)
  })

  it('and sources have lists and numbers of their own', async () => {
    const text = flat(await print('endnotes-sources'))
    expect(text).toContain('One1 two[1] three2')
    expect(text).toMatch(/Notes 1 First note\. 2 Third note\. 3 Fourth note\. 4 Last note\./)
    expect(text).toMatch(/Sources \[1\] A source\./)
  })
})
