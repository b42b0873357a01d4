// The look of a page besides its text: table rules on screen, the running head.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../electron/pdf'
import { doc, job, p, pack, section, table, td, th, tr } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { drawnPage } from '../../electron/pdf/testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

describe('striped tables', () => {
  it.each([72, 96, 110, 120, 144])(
    'show the rule between any two rows at %i pixels an inch',
    async (pixels) => {
      const rows = Array.from({ length: 20 }, (_, row) => tr(td(`row${row}`), td('')))
      const made = doc(section('Alpha', {}, table('Rows', tr(th('Head'), th('')), ...rows)))
      const layout = engine.layout(job(pack(made, { theme: 'modern-report' })))
      const at = drawnPage(await engine.paint(layout), 1, pixels)
      const groups = layout.pages[0]?.groups ?? []
      const rules = groups.flatMap(({ x, y, frames }) =>
        frames.flatMap((one) =>
          one.kind === 'rule' && one.width < 1 ? [{ x: x + one.x2 - 9, y: y + one.y }] : [],
        ),
      )
      expect(rules.length).toBeGreaterThan(36)
      const scale = pixels / 72
      for (const { x, y } of rules) {
        const near = [-1, 0, 1].map((by) => at(x * scale, y * scale + by))
        expect(
          near.some((colour) => Number.parseInt(colour.slice(1, 3), 16) < 0xda),
          `${y}: ${near}`,
        ).toBe(true)
      }
    },
  )
})

describe('dates in narrow columns', () => {
  it('take two lines at most', () => {
    const words = 'words that fill what room there is '.repeat(9)
    const row = tr(td('30 September 2026'), ...Array.from({ length: 5 }, () => td(words)))
    const { pages } = engine.layout(job(pack(doc(section('Alpha', {}, table('', row))), { paper: 'a5' })))
    const lines = pages.flatMap(({ groups }) =>
      groups.flatMap(({ frames }) =>
        frames.flatMap((one) => (one.kind === 'text' ? [one.words.map(({ text }) => text).join('')] : [])),
      ),
    )
    expect(lines.map((line) => line.trim()).filter((line) => /^(30|September|2026)/.test(line))).toEqual([
      '30 September',
      '2026',
    ])
  })
})

describe('running heads', () => {
  /** Title and chapter in the running head of the last page. */
  const headOf = (title: string, chapter: string): string[] => {
    const made = pack(doc(section(chapter, {}, ...Array.from({ length: 60 }, () => p('words')))), { title })
    const page = engine.layout(job(made)).pages.at(-1)
    const lines = (page?.furniture ?? []).flatMap((one) => (one.kind === 'text' ? [one] : []))
    const rule = page?.furniture.find(({ kind }) => kind === 'rule')
    const top = rule?.kind === 'rule' ? rule.y : 0
    const head = lines.filter(({ y }) => y < top && y > top - 10)
    const [left, right] = head.map(({ x, words, size }) => ({
      x,
      end: x + words.reduce((sum, { width }) => sum + (width * size) / 1000, 0),
    }))
    expect(right?.x).toBeGreaterThan((left?.end ?? 0) + 6)
    return head.map(({ words }) =>
      words
        .map(({ text }) => text)
        .join('')
        .replace(/^1 +/, ''),
    )
  }
  const chapter = 'The role of military diplomacy in humanitarian assistance after earthquakes'

  it('have the whole title and chapter if both fit', () => {
    expect(headOf('Humanitarian briefing', chapter)).toEqual(['Humanitarian briefing', chapter])
    expect(headOf(chapter, 'Risks')).toEqual([chapter, 'Risks'])
  })

  it('cut a title or chapter that is too long after a word, and a word that is too long inside it', () => {
    const heads = headOf(`${chapter}, and ${chapter}`, `${chapter}, and ${chapter}`)
    for (const head of heads) {
      expect(head).toMatch(/^The role of military .*…$/)
      expect(chapter.split(' ')).toContain(head.slice(0, -1).split(' ').at(-1))
    }
    expect(headOf('Pack', `Chapter ${'x'.repeat(400)}`)[1]).toMatch(/^Chapter x{40,}…$/)
  })
})
