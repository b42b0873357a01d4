// Single layout rules: the expectations of each document, read back from the print.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../electron/pdf'
import { doc, image, job, pack, section } from '../../electron/pdf/testing/build'
import { plannedAsset, slideAsset } from '../../electron/pdf/testing/drawings'
import { alike, channels, colourIn, type Print } from '../../electron/pdf/testing/drawn'
import { startEngine } from '../../electron/pdf/testing/engine'
import {
  greyJpegAsset,
  progressiveJpegAsset,
  svgAsset,
  turnedJpeg,
} from '../../electron/pdf/testing/pictures'
import { pngKinds } from '../../electron/pdf/testing/png-kinds'
import { ask, drawnPage, linkOwners, pagesOf, readBack, textOf } from '../../electron/pdf/testing/read-back'
import { strays } from './checks'
import { settingTortures } from './setting-documents'

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
    expect(new Set(['Link', ...linkOwners(pdf)])).toEqual(new Set(['Link']))
  })
})

describe('lists', () => {
  it('never leave one of their lines alone on a page, nor the line that introduces them', async () => {
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

describe('drawings of other programs', () => {
  it('keep their text and report what is not drawn', async () => {
    const made = await print('foreign-drawings')
    const text = flat(made)
    for (const words of [
      'Defence',
      'attaché',
      'Embassy in Oslo',
      'turned bold end',
      'Task group',
      'second paragraph',
      'Letter spaced office',
      'Shaded words Outlined words mc2 turned',
      'Plain',
    ])
      expect(text).toContain(words)
    expect(made.layout.warnings.map(({ message }) => message)).toEqual([
      'Parts of the drawing “hard” can’t be printed: filter (shadow or blur), colour lab(50 0 0), clip-path, mask, foreignObject, use, small capitals, vertical text and 2 more.',
    ])
  })

  it('from PowerPoint have their gradients, transparency and clips', async () => {
    const colour = colourIn(await print('foreign-drawings'), slideAsset.id)
    const at = (x: number, y: number): string => colour(x / 640, y / 360)
    expect(alike(at(20, 25), '#1b365d')).toBe(true)
    expect(alike(at(135, 95), '#4c6a92')).toBe(true)
    expect(alike(at(255, 95), '#9dc3e6')).toBe(true)
    // A gradient that fades out, over white.
    expect(alike(at(14, 140), '#c00000')).toBe(true)
    expect(alike(at(135, 140), '#e08080')).toBe(true)
    expect(alike(at(252, 140), '#fdf5f5')).toBe(true)
    expect(alike(at(330, 50), '#ffffff')).toBe(false)
    // A group's opacity applies to it as a whole, an element's to the element.
    expect(at(480, 40)).toBe(at(520, 80))
    expect(alike(at(480, 40), '#e2ac88')).toBe(true)
    expect(alike(at(60, 230), at(20, 190))).toBe(false)
    expect(alike(at(630, 350), '#7030a0')).toBe(true)
    expect(alike(at(340, 190), at(340, 255))).toBe(false)
  })

  it('from Inkscape have their boxes, arrows, dashes and copies', async () => {
    const colour = colourIn(await print('foreign-drawings'), plannedAsset.id)
    const at = (x: number, y: number): string => colour(x / 120, y / 80)
    expect(alike(at(8, 8), '#fef0c8')).toBe(true)
    expect(alike(at(8, 19), '#f4b98b')).toBe(true)
    expect(alike(at(50, 13), '#c00000')).toBe(true)
    // The arrow's head is wider than its line.
    expect(alike(at(70.4, 14), '#c00000')).toBe(true)
    expect(at(60, 15.2)).toBe('#ffffff')
    expect(alike(at(57, 68), '#4682b4')).toBe(true)
    expect(at(50, 75.5)).toBe('#ffffff')
    expect(alike(at(17, 63), '#008080')).toBe(true)
  })
})

describe('pictures', () => {
  it('of every kind of PNG have their colours', async () => {
    const made = await print('image-kinds')
    expect(made.layout.warnings).toEqual([])
    for (const { asset, name, colour } of pngKinds) {
      const at = colourIn(made, asset.id)
      const fields = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
      const [red, blue] = [2, 3, 6].includes(colour) ? ['#ff0000', '#0000ff'] : ['#ffffff', '#000000']
      const through = colour === 4 ? '#7f7f7f' : colour === 2 || colour === 0 ? blue : '#7f7fff'
      const wanted = [red, '#ffffff', '#000000', through]
      expect(
        fields.every((one, index) => alike(one, wanted[index] ?? '')),
        `${name} ${fields}`,
      ).toBe(true)
    }
  })

  it('of JPEG may be grey, progressive, and rotated by Exif', async () => {
    const made = await print('image-kinds')
    const [grey, progressive] = [greyJpegAsset, progressiveJpegAsset].map(({ id }) => colourIn(made, id))
    expect(new Set(channels(grey?.(0.5, 0.5) ?? '')).size).toBe(1)
    expect(alike(progressive?.(0.5, 0.05) ?? '', '#f60008')).toBe(true)
    // Where the image's left and top end up, for the Exif orientations 1 to 8.
    const turns: ((x: number, y: number) => [number, number])[] = [
      (x, y) => [x, y],
      (x, y) => [1 - x, y],
      (x, y) => [1 - x, 1 - y],
      (x, y) => [x, 1 - y],
      (x, y) => [y, x],
      (x, y) => [1 - y, x],
      (x, y) => [1 - y, 1 - x],
      (x, y) => [y, 1 - x],
    ]
    turns.forEach((turn, index) => {
      const at = colourIn(made, turnedJpeg(index + 1).id)
      const [corner, left, right] = [at(...turn(0.12, 0.15)), at(...turn(0.12, 0.8)), at(...turn(0.8, 0.5))]
      expect(alike(corner, '#00ff00'), `${index + 1} ${corner}`).toBe(true)
      expect(alike(left, '#ff0000'), `${index + 1} ${left}`).toBe(true)
      expect(alike(right, '#0000ff'), `${index + 1} ${right}`).toBe(true)
    })
  })
})

/** Every line of text with its position, in points from the top left of its page. */
function linesOf({ layout }: Print): { page: number; x: number; y: number; right: number; text: string }[] {
  return layout.pages.flatMap(({ groups }, page) =>
    groups.flatMap((group) =>
      group.frames.flatMap((frame) => {
        if (frame.kind !== 'text') return []
        const text = frame.words.map((word) => word.text).join('')
        const width = frame.words.reduce((sum, word) => sum + (word.width * frame.size) / 1000, 0)
        return [
          {
            page,
            x: group.x + frame.x,
            y: group.y + frame.y,
            right: group.x + frame.x + width,
            text: text.trim(),
          },
        ]
      }),
    ),
  )
}
/** The line with a text. */
function lineOf(made: Print, text: string) {
  const line = linesOf(made).find((one) => one.text === text)
  if (!line) throw new Error(`no line ${text}`)
  return line
}

describe('what belongs together', () => {
  it('is on one page: callouts, figures with captions, short tables', async () => {
    const names = settingTortures.map(({ name }) => name).filter((name) => name.startsWith('keep-together'))
    let turned = 0
    for (const name of names) {
      const made = await print(name)
      const pagesWith = (...words: string[]) =>
        new Set(
          linesOf(made)
            .filter(({ text }) => words.includes(text))
            .map(({ page }) => page),
        )
      const figure = made.layout.pages.findIndex(({ groups }) =>
        groups.some(({ frames }) => frames.some(({ kind }) => kind === 'image')),
      )
      expect(pagesWith('keepA', 'keepB', 'keepC').size, name).toBe(1)
      expect([...pagesWith('keepD')], name).toEqual([figure])
      expect(pagesWith('keepE', 'keepF', 'keepG', 'keepH').size, name).toBe(1)
      turned += new Set([...pagesWith('keepA'), ...pagesWith('keepD'), ...pagesWith('keepH')]).size - 1
    }
    // The page breaks fell among them.
    expect(turned).toBeGreaterThan(3)
  })
})

describe('tables', () => {
  it('never leave a row alone on a page', async () => {
    const names = settingTortures.map(({ name }) => name).filter((name) => name.startsWith('table-ends'))
    let parts = 0
    for (const name of names) {
      for (const page of pagesOf((await print(name)).pdf)) {
        const rows = page.match(/row\d/g)?.length
        if (rows === undefined) continue
        parts += 1
        expect(rows, name).toBeGreaterThan(1)
        expect(page, name).toContain('head')
      }
    }
    expect(parts).toBeGreaterThan(names.length + 3)
  })

  it('have the dragged column widths, alignment, shades and aligned figures', async () => {
    const made = await print('table-columns')
    const at = (text: string) => lineOf(made, text)
    expect(at('two').x - at('one').x).toBeCloseTo(60, 0)
    expect(at('three').x - at('two').x).toBeCloseTo(120, 0)
    const middle = (text: string) => (at(text).x + at(text).right) / 2
    expect(middle('centre') - at('two').x).toBeCloseTo(55, 0)
    expect(at('right').right).toBeGreaterThan(at('three').right)
    // Decimal points are aligned: the more digits after it, the further right the end.
    expect(at('1,204.5').right - at('31').right).toBeGreaterThan(4)
    expect(at('0.75').right - at('1,204.5').right).toBeGreaterThan(3)
    const pixel = drawnPage(made.pdf, at('grey').page + 1)
    const shades = ['grey', 'green', 'red'].map((name) => pixel(at(name).x - 2, at(name).y - 3))
    expect(new Set([...shades, '#ffffff']).size).toBe(4)
  })
})

describe('list levels', () => {
  it('are indented further on each of six levels, evenly, and spaced closer than paragraphs', async () => {
    const made = await print('list-steps')
    const lefts = Array.from({ length: 6 }, (_, index) => lineOf(made, `deep${index + 1}`).x)
    for (const [index, left] of lefts.slice(1).entries())
      expect(left).toBeGreaterThan((lefts[index] ?? 0) + 8)
    const y = (text: string): number => lineOf(made, text).y
    const step = y('even1') - y('even0')
    expect(y('even2') - y('even1')).toBeCloseTo(step, 3)
    expect(step).toBeLessThan(y('para1') - y('para0'))
    expect(y('even0') - y('para1')).toBeCloseTo(y('para2') - y('even2'), 3)
  })
})

describe('numbers', () => {
  it('of sections and paragraphs are as the theme or the export wants, and references agree', async () => {
    const usual = flat(await print('numbers-usual'))
    expect(usual).toMatch(
      /1 First 1\. one a\. sub 2\. two 1\.1 Deeper 3\. three See section 2 and paragraph 4\. 2 Last 4\. four/,
    )
    const anew = flat(await print('numbers-anew'))
    expect(anew).toMatch(/1\.1 Deeper 1\. three See section 2 and section 2, paragraph 1\. 2 Last 1\. four/)
    const through = flat(await print('numbers-through'))
    expect(through).toMatch(
      /First 1\. one a\. sub 2\. two Deeper 3\. three See “Last” and paragraph 4\. Last 4\. four/,
    )
    expect(through).not.toMatch(/\d First/)
    expect(through).toMatch(/Annex A Map 1\. five/)
  })
})

describe('pages', () => {
  it('are cover, roman front matter, text and blank pages, with marking and rider on each', async () => {
    const made = await print('pages-of-all-kinds')
    const pages = pagesOf(made.pdf)
    const { labels } = await readBack(made.pdf)
    expect(labels[0]).toBe('i')
    expect(labels).toContain('1')
    for (const page of pages) {
      expect(page.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
      expect(page.match(/Marking for training purposes only/g)).toHaveLength(2)
    }
    // The title stands once on the cover, and in the running head of the others.
    expect(pages[0]?.match(/Country engagement briefing/g)).toHaveLength(1)
    expect(pages[0]).not.toContain('Page ')
    expect(pages[2]).toContain('Country engagement briefing')
    const blank = pages.filter((page) => page.includes('This page is intentionally blank'))
    expect(blank.length).toBeGreaterThan(0)
    const answers = pages.findIndex((page) => /^ *Answers$/m.test(page))
    expect(answers % 2).toBe(0)
  })
})

describe('hostile or empty drawings', () => {
  const inside = (content: string, attributes = 'viewBox="0 0 9 9"'): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`
  const copies = Array.from(
    { length: 30 },
    (_, level) => `<g id="l${level + 1}"><use href="#l${level}"/><use href="#l${level}"/></g>`,
  )
  it.each([
    [
      'numbers without end',
      inside(
        '<path d="M1e400 5L-1e400 1e22A1e300 1e-300 0 0 1 5 5"/><rect x="1e999" width="9e99" height="1"/>',
      ),
    ],
    [
      'no numbers',
      inside(
        '<rect x="a" y="-" width="b" height="%"/><g transform="matrix(a b) scale() rotate(1e999)"><circle r="3"/></g>',
      ),
    ],
    ['no size', inside('<rect width="1" height="1"/>', 'width="-5" height="0"')],
    ['a broken picture', inside('<image href="data:image/png;base64,A" width="5" height="5"/>')],
    [
      'copies of itself',
      inside(
        '<g id="a"><use href="#a"/></g><clipPath id="c" clip-path="url(#c)"/><rect clip-path="url(#c)" width="5" height="5"/>',
      ),
    ],
    [
      'a thousand million copies',
      inside(`<rect id="l0" width="1" height="1"/>${copies.join('')}<use href="#l30"/>`),
    ],
    ['no end of depth', inside('<g>'.repeat(20_000))],
    [
      'masks of masks without end',
      inside(
        `${Array.from({ length: 60 }, (_, at) => `<mask id="m${at}"><g mask="url(#m${at + 1})"><path d="M0 0h9v9z" mask="url(#m${at + 1})"/></g></mask>`).join('')}<rect width="9" height="9" fill="white" mask="url(#m0)"/><mask id="s"><rect width="9" height="9" mask="url(#s)"/></mask>`,
      ),
    ],
    [
      'tiles of tiles, as small as can be',
      inside(
        '<pattern id="p" width=".000001" height=".000001"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="9" height="9" fill="url(#p)"/><pattern id="q" width=".1" height=".1"><rect width="9" height="9" fill="url(#q)"/></pattern><rect width="1" height="1" stroke="url(#q)" fill="none"/><pattern id="r" patternUnits="userSpaceOnUse" width="1" height="1" patternTransform="scale(.00001)"><rect width="1" height="1"/></pattern><rect width="9" height="9" fill="url(#r)"/>',
      ),
    ],
    [
      'a gradient of a thousand stops that is repeated',
      inside(
        `<linearGradient id="g" spreadMethod="repeat">${'<stop offset=".5"/>'.repeat(1000)}</linearGradient>${'<rect x="9" width="1" height="1" fill="url(#g)"/>'.repeat(50)}`,
      ),
    ],
    [
      'what is elsewhere',
      inside(
        '<style>@import url(http://example.invalid/a.css); rect{fill:url(http://example.invalid/a.svg#p)}</style><image href="http://example.invalid/a.png" width="9" height="9"/><use href="file:///etc/passwd#x"/><rect width="9" height="9" mask="url(http://example.invalid/a.svg#m)"/>',
      ),
    ],
    [
      'a gradient of itself',
      inside('<linearGradient id="g" href="#g"/><rect fill="url(#g)" width="5" height="5"/>'),
    ],
  ])('%s', async (_what, source) => {
    const asset = svgAsset(source)
    const layout = engine.layout(job(pack(doc(section('Alpha', {}, image(asset.id)))), {}, [asset]))
    const pdf = await engine.paint(layout)
    expect(pdf.length).toBeLessThan(3_000_000)
    const plain = ask(pdf, 'qpdf', '--qdf', '@', '-')
    expect(plain).not.toMatch(/NaN|Infinity|\de[+-]\d/)
    expect(drawnPage(pdf, 1)(5, 5)).toBe('#ffffff')
  })
})

describe('endnotes', () => {
  it('are at the end of the pack, in order, with a bookmark and links to them', async () => {
    const made = await print('endnotes-pack')
    expect(flat(made)).toContain('One1 two2 three3')
    expect(flat(made)).toContain('Four4 five5')
    expect(flat(made)).toMatch(
      /Notes 1 First note\. 2 A source\. 3 Third note\. 4 See note 2\. 5 Fourth note\. 6 Last note\. 7 On the web\./,
    )
    const { outline, links } = await readBack(made.pdf)
    expect(outline.at(-1)?.title).toBe('Notes')
    expect(links.flat().filter((page) => page === outline.at(-1)?.page)).toHaveLength(7)
  })

  it('are after each section', async () => {
    const text = flat(await print('endnotes-sections'))
    expect(text).toMatch(/three3 Notes 1 First note\. 2 A source\. 3 Third note\./)
    expect(text).toMatch(/five5 Notes 4 A source\. 5 Fourth note\./)
  })

  it('and sources have separate lists and numbers', async () => {
    const text = flat(await print('endnotes-sources'))
    expect(text).toContain('One1 two[1] three2')
    expect(text).toMatch(/Notes 1 First note\. 2 Third note\. 3 Fourth note\. 4 Last note\./)
    // The second list follows below the first.
    expect(text).toMatch(/4 Last note\. Sources \[1\] A source\. \[2\] On the web\./)
    const { links } = await readBack((await print('endnotes-sources')).pdf)
    expect(links.flat()).toContain('https://example.org/source')
  })
})
