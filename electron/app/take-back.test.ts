// A pack as a Word file and back: what comes back unchanged changes nothing, and corrections are proposals at their places.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { addedLines } from '#shared/corrections/added-lines'
import { leftOutOf } from '#shared/corrections/beside-lines'
import { takeBack } from '#shared/corrections/take-back'
import { DOCUMENT_VERSION, type Section } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { type Decision, decided, withoutPlaces } from '#shared/document/proposals'
import { plainText } from '#shared/document/query'
import { printedWords } from '#shared/field-text'
import type { Pack } from '#shared/pack'
import type { Engine } from '../pdf'
import * as d from '../pdf/testing/build'
import { showcase } from '../pdf/testing/showcase'
import { partsOf } from '../word/testing/read-back'
import { exportWord } from './export-word'
import { openPackFile } from './pack-file'
import { readWordFile } from './read-word'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'attache-back-'))
let engine: Engine
beforeAll(async () => {
  engine = await loadEngine(root)
})

const valuesOf = ({ fields, meta }: Pick<Pack, 'fields' | 'meta'>) =>
  printedWords((name) => fields.find((field) => field.name === name), meta.language)

async function read(docx: Uint8Array) {
  const path = join(folder, 'back.docx')
  writeFileSync(path, docx)
  const { file, content } = await readWordFile(path)
  return { file, sections: content.doc.content }
}

/** The file with its text changed. */
function edited(docx: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = [...partsOf(docx)].map(
    ([path, text]) =>
      [path, new TextEncoder().encode(path === 'word/document.xml' ? change(text) : text)] as const,
  )
  return zipSync(Object.fromEntries(parts))
}

/** Of boxes in the pack that is shown. */
const LABELS = [
  ...[
    'Bottom line',
    'Key judgement',
    'Assessment',
    'Risk',
    'Caveat',
    'Assumption',
    'Decision required',
    'Note',
  ],
  ...['Learning objectives', 'For discussion', 'Exercise', 'Notes'],
]
let count = 0
async function back(pack: Pick<Pack, 'doc' | 'fields' | 'meta'>, docx: Uint8Array, present = pack) {
  const { file, sections } = await read(docx)
  const taken = takeBack({
    sent: { sections: pack.doc.content, value: valuesOf(pack) },
    present: { sections: present.doc.content, value: valuesOf(present) },
    file: sections,
    leftOut: leftOutOf(file, pack.meta.title),
    author: 'back.docx',
    time: '2026-05-02T08:00:00Z',
    newId: () => `n${count++}`,
    isAdded: addedLines(pack.meta, LABELS),
  })
  for (const section of taken.sections) parseDocument(DOCUMENT_VERSION, { type: 'doc', content: [section] })
  return taken
}

const text = (all: readonly Section[], decision: Decision): string =>
  decided(all, decision)
    .map(withoutPlaces)
    .map((section) => plainText(section))
    .join('\n')

const simple = () =>
  d.pack(
    d.doc(
      d.section(
        'Alpha',
        {},
        d.p('The red car stops at the house.'),
        d.p('A second paragraph with more words.'),
        d.p('The third one stays as it is.'),
      ),
      d.section('Beta', {}, d.p('Text of the second section.'), d.p('The very last words of it.')),
    ),
  )
const sent = async (pack: Pack) => (await exportWord(engine, d.job(pack, { edition: 'own' }))).docx

describe('a pack that comes back as a Word file', () => {
  it('has no changes when nobody changed the file', async () => {
    const { pack, assets } = showcase()
    const { docx } = await exportWord(engine, d.job(pack, { edition: 'own', kind: 'handout' }, assets))
    const taken = await back(pack, docx)
    expect({ changes: taken.changes, notPlaced: taken.notPlaced }).toEqual({ changes: 0, notPlaced: [] })
  })

  it('has no changes as the bundled sample', async () => {
    const { pack, assets } = await openPackFile(join(root, 'resources', 'sample.bpack'))
    const { docx } = await exportWord(
      engine,
      d.job(pack, { edition: 'own', kind: pack.meta.kind }, [...assets.values()]),
    )
    const taken = await back(pack, docx)
    expect({ changes: taken.changes, notPlaced: taken.notPlaced }).toEqual({ changes: 0, notPlaced: [] })
  })

  it('has changes that were not tracked as proposals of nobody', async () => {
    const pack = simple()
    const docx = edited(await sent(pack), (xml) =>
      xml
        .replace('The red car stops', 'The blue car stops')
        .replace('The very last words of it.', 'The very last words.'),
    )
    const { sections: made, changes } = await back(pack, docx)
    expect(changes).toBe(2)
    expect(text(made, 'without')).toBe(text(pack.doc.content, 'without'))
    expect(text(made, 'accepted')).toContain('The blue car stops at the house.')
    expect(text(made, 'accepted')).toContain('The very last words.')
  })

  it('has tracked changes and comments where they were made', async () => {
    const pack = simple()
    const by = 'w:author="R. Reviewer" w:date="2026-05-02T08:00:00Z"'
    const run = (words: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${words}</w:${tag}></w:r>`
    const docx = edited(await sent(pack), (xml) =>
      xml
        .replace(
          /<w:r><w:t[^>]*>The red car stops at the house\.<\/w:t><\/w:r>/,
          `${run('The ')}<w:del w:id="901" ${by}>${run('red', 'delText')}</w:del><w:ins w:id="902" ${by}>${run('green')}</w:ins>${run(' car stops at the house.')}`,
        )
        .replace(
          /<w:r><w:t[^>]*>A second paragraph with more words\.<\/w:t><\/w:r>/,
          `<w:del w:id="903" ${by}>${run('A second paragraph with more words.', 'delText')}</w:del>`,
        ),
    )
    const { sections: made } = await back(pack, docx)
    expect(text(made, 'without')).toContain('The red car stops at the house.\nA second paragraph')
    expect(text(made, 'accepted')).toMatch(/The green car stops at the house\.\n\n?The third/)
    expect(JSON.stringify(made)).toContain('R. Reviewer')
    expect(JSON.stringify(made)).not.toContain('back.docx')
  })

  it('keeps what was changed in the pack meanwhile, and names what has no place', async () => {
    const pack = simple()
    const docx = edited(await sent(pack), (xml) =>
      xml
        .replace('The red car stops', 'The blue car stops')
        .replace('The third one stays as it is.', 'The third one was corrected.'),
    )
    const [alpha, beta] = pack.doc.content as [Section, Section]
    const own = d.p('The red car stops at the old house.')
    const present = {
      ...pack,
      doc: {
        type: 'doc' as const,
        content: [{ ...alpha, content: [alpha.content[0], own] } as Section, beta],
      },
    }
    const { sections: made, notPlaced } = await back(pack, docx, present)
    expect(text(made, 'without')).toContain('The red car stops at the old house.')
    expect(text(made, 'accepted')).toContain('The blue car stops at the old house.')
    expect(notPlaced).toEqual(['The third one was corrected.'])
  })

  it('has changed notes as proposals, and names changed captions, titles, and comments without a place', async () => {
    const made = d.pack(
      d.doc(
        d.section(
          'Costs',
          {},
          d.p('The words with ', d.note('An old note.'), ' a note.'),
          d.table('Costs by year', d.tr(d.th('Year')), d.tr(d.td('2026'))),
        ),
      ),
      { title: 'Visit' },
    )
    const { docx } = await exportWord(engine, d.job(made, { edition: 'own', titlePage: 'with' }))
    const parts = [...partsOf(docx)].map(([path, text]) => {
      const changed = text
        .replace('An old note.', 'A new note.')
        .replace('Costs by year', 'Costs by month')
        .replace(/(<w:t[^>]*>)Visit(<)/, '$1Journey$2')
      return [path, new TextEncoder().encode(changed)] as const
    })
    const { sections: after, notPlaced } = await back(made, zipSync(Object.fromEntries(parts)))
    const all = JSON.stringify(after)
    expect(all).toMatch(/An old note\./)
    expect(all).toMatch(/A new note\./)
    expect(JSON.stringify(decided(after, 'accepted'))).not.toMatch(/An old note/)
    expect(JSON.stringify(decided(after, 'without'))).not.toMatch(/A new note/)
    expect(notPlaced).toEqual(['The title of the file: Journey', 'A caption: Costs by month'])
  })

  it('is refused when it is another paper', async () => {
    const other = d.pack(
      d.doc(d.section('Gamma', {}, d.p('Nothing of this is known there.'), d.p('Nor that, or these.'))),
    )
    await expect(back(simple(), await sent(other))).rejects.toThrow(/too little in common/)
  })
})

describe('parts that come back', () => {
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
  /** The paragraph of a file with these words, from its beginning to its end. */
  const paragraphWith = (xml: string, words: string): string => {
    const at = xml.indexOf(words)
    const start = xml.slice(0, at).search(/<w:p>(?:(?!<w:p>)[\s\S])*$/)
    return xml.slice(start, xml.indexOf('</w:p>', at) + 6)
  }
  const rowWith = (xml: string, words: string): string => {
    const start = xml.slice(0, xml.indexOf(words)).lastIndexOf('<w:tr>')
    return xml.slice(start, xml.indexOf('</w:tr>', start) + 7)
  }
  const withTable = () =>
    d.pack(
      d.doc(
        d.section(
          'Alpha',
          {},
          d.np(1, 'The first number is about money and time.'),
          d.np(1, 'The second number. It has two sentences.'),
          d.table(
            'Costs',
            d.tr(d.th('Item'), d.th('Cost')),
            d.tr(d.td('Cars'), d.td('100')),
            d.tr(d.td('Boats'), d.td('200')),
          ),
        ),
        d.section(
          'Beta',
          {},
          d.p('Text of the second section.'),
          d.ul('One item. And its rest.', 'Another item.'),
        ),
      ),
    )

  it('are known by their ids, however much of their words was changed, and wherever the author has moved them', async () => {
    const pack = withTable()
    const docx = edited(await sent(pack), (xml) =>
      xml.replace('The first number is about money and time.', 'All of this says something else.'),
    )
    const [alpha, beta] = pack.doc.content as [Section, Section]
    const [title, one, two, ...rest] = alpha.content
    const moved = { ...alpha, content: [title, two, one, ...rest] } as Section
    const { sections: made, notPlaced } = await back(pack, docx, {
      ...pack,
      doc: { type: 'doc', content: [beta, moved] },
    })
    expect(notPlaced).toEqual([])
    expect(text(made, 'without')).toBe(text([moved], 'without'))
    expect(text(made, 'accepted')).toContain('It has two sentences.\nAll of this says something else.')
  })

  it('are proposed to be divided where they were divided', async () => {
    const pack = withTable()
    const docx = edited(await sent(pack), (xml) => {
      const numbered = paragraphWith(xml, 'The second number.')
      const item = paragraphWith(xml, 'One item.')
      const divided = (one: string, words: string, ...parts: string[]) =>
        parts
          .map((part, at) =>
            (at === 0 ? one : one.replace(/<w:bookmark\w+ [^>]*>/g, '')).replace(words, part),
          )
          .join('')
      return xml
        .replace(
          numbered,
          divided(
            numbered,
            'The second number. It has two sentences.',
            'The second number.',
            'It has two sentences.',
          ),
        )
        .replace(item, divided(item, 'One item. And its rest.', 'One item.', 'And its rest.'))
    })
    const { sections: made, notPlaced, changes } = await back(pack, docx)
    expect({ notPlaced, changes }).toEqual({ notPlaced: [], changes: 2 })
    expect(text(made, 'without')).toBe(text(pack.doc.content, 'without'))
    expect(text(made, 'accepted')).toContain('The second number.\nIt has two sentences.')
    expect(text(made, 'accepted')).toContain('One item.\nAnd its rest.\nAnother item.')
    expect(JSON.stringify(decided(made, 'accepted'))).toMatch(
      /"numberedParagraph"[\s\S]*"numberedParagraph"[\s\S]*"numberedParagraph"/,
    )
  })

  it('are rows and tables that are new or gone, as wholes', async () => {
    const pack = withTable()
    const docx = edited(await sent(pack), (xml) => {
      const [cars, boats] = [rowWith(xml, 'Cars'), rowWith(xml, 'Boats')]
      const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p>${run('Quite new')}</w:p></w:tc></w:tr></w:tbl>`
      return xml
        .replace(cars, cars + cars.replace('Cars', 'Planes').replace('100', '900'))
        .replace(boats, '')
        .replace(/<w:p>(?:(?!<w:p>)[\s\S])*One item\./, (found) => table + found)
    })
    const { sections: made, notPlaced } = await back(pack, docx)
    expect(notPlaced).toEqual([])
    expect(text(made, 'without')).toBe(text(pack.doc.content, 'without'))
    const accepted = text(made, 'accepted')
    expect(accepted).toMatch(/Cars\s+100\s+Planes\s+900/)
    expect(accepted).not.toContain('Boats')
    expect(accepted).toMatch(/second section\.\s+Quite new\s+One item/)
  })

  it('name a section that stands elsewhere', async () => {
    const pack = simple()
    const docx = await sent({ ...pack, doc: { type: 'doc', content: [...pack.doc.content].reverse() } })
    const { changes, notPlaced } = await back(pack, docx)
    expect(changes).toBe(0)
    expect(notPlaced).toEqual([
      expect.stringMatching(/^The section “\w+” is in another place in the file\.$/),
    ])
  })
})
