// What is seen without colour and heard: the letters of coloured cells, and the lines under links.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../index'
import { doc, job, link, p, pack, section, table, td, th, tr } from '../testing/build'
import { startEngine } from '../testing/engine'
import { ask, boxedWords, drawnPage, pagesOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
const print = (blocks: Parameters<typeof section>[2][], language = 'en-GB') =>
  engine.paint(engine.layout(job(pack(doc(section('Alpha', {}, ...blocks)), { language }))))

const states = table(
  '',
  tr(th('Task', { shade: 'blue' }), th('State'), th('Days')),
  tr(td('Visas'), td('On time', { shade: 'green' }), td('12.5', { shade: 'green' })),
  tr(td('Flights'), td('Late', { shade: 'amber' }), td('3', { shade: 'red' })),
  tr(td('Hotel'), td('', { shade: 'red' }), td('4', { shade: 'grey' })),
  tr(td('Gifts'), td('Red: none', { shade: 'red' }), td('5', { shade: 'blue' })),
)

describe('coloured cells', () => {
  it('have a letter: once for cells of a colour side by side, none where the words say it, none in grey and in the header', async () => {
    const lines = pagesOf(await print([states]))
      .join('\n')
      .split('\n')
      .map((line) => line.trim().split(/\s+/).join(' '))
    expect(lines).toEqual(
      expect.arrayContaining([
        'Task State Days',
        'Visas G On time 12.5',
        'Flights A Late R 3',
        'Hotel R 4',
        'Gifts Red: none B 5',
      ]),
    )
  })

  it('say their colour', async () => {
    const source = ask(await print([states]), 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    const said = [...source.matchAll(/\/E \((\w+: )\)/g)].map(([, words]) => words)
    expect(said.sort()).toEqual(['amber: ', 'blue: ', 'green: ', 'red: ', 'red: '])
  })

  it('keep their figures under each other', async () => {
    const rows = [
      ['12.5', 'green'],
      ['3.25', 'red'],
      ['104', null],
    ] as const
    const made = table('', tr(th('A'), th('B')), ...rows.map(([n, shade]) => tr(td('x y'), td(n, { shade }))))
    const words = boxedWords(await print([made]))
    const at = (text: string) => words.find((word) => word.text.endsWith(text)) as (typeof words)[number]
    const whole = at('104')
    const digit = (whole.right - whole.left) / 3
    // Both have their decimal sign at the same place: one digit against two behind it.
    expect(at('3.25').right - at('12.5').right).toBeGreaterThan(digit * 0.7)
    expect(at('3.25').right - at('12.5').right).toBeLessThan(digit * 1.3)
  })

  it('have the letters of the language of the pack', async () => {
    const made = table('', tr(th('A'), th('B')), tr(td('a', { shade: 'green' }), td('b', { shade: 'red' })))
    expect(pagesOf(await print([made], 'uk')).join(' ')).toMatch(/З\s+a\s+Ч\s+b/)
  })

  it('have none where blue is the only shade', async () => {
    const made = table('', tr(th('A'), th('B')), tr(td('a', { shade: 'blue' }), td('b')))
    expect(pagesOf(await print([made])).join(' ')).toMatch(/\n\s*a\s+b\s*\n/)
  })
})

/** Pixels per point. */
const SHARP = 4

it('draws a line under a link, between its words too', async () => {
  const pdf = await print([p('Read ', link('https://example.org', 'web page'), ' and then this.')])
  const words = boxedWords(pdf)
  const gap = (before: string, after: string): boolean => {
    const one = words.find(({ text }) => text === before) as (typeof words)[number]
    const next = words.find(({ text }) => text === after) as (typeof words)[number]
    const colour = drawnPage(pdf, one.page, 72 * SHARP)
    const x = (one.right + next.left) / 2
    for (let y = one.top; y < one.top + 16; y += 0.25)
      if (colour(x * SHARP, y * SHARP) !== '#ffffff') return true
    return false
  }
  expect(gap('web', 'page')).toBe(true)
  expect(gap('and', 'then')).toBe(false)
})
