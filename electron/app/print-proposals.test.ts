// What an export prints of proposed changes: nothing unless it is asked to, and then with signs.
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkPack } from '#shared/check'
import type { Block, Change, Paragraph } from '#shared/document/nodes'
import type { PrintedProposals } from '#shared/pack'
import type { Engine } from '../pdf'
import * as d from '../pdf/testing/build'
import { taggedWords } from '../pdf/testing/read-back'
import { partsOf } from '../word/testing/read-back'
import { exportPdf } from './export-pdf'
import { exportWord } from './export-word'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')
let engine: Engine
beforeAll(async () => {
  engine = await loadEngine(root)
})

const mark = (type: Change['type'], id: string): Change => ({
  type,
  attrs: { id, author: 'A. Reviewer', time: '2026-05-01T08:00:00.000Z' },
})
const line = (words: readonly (string | readonly [string, Change])[], ...marks: Change[]): Paragraph => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: words.map((one) =>
    typeof one === 'string' ? { type: 'text', text: one } : { type: 'text', text: one[0], marks: [one[1]] },
  ),
  ...(marks.length > 0 ? { marks } : {}),
})
const proposed = (): Block[] => [
  line(['The ', ['scarlet', mark('deleted', 'a')], ['crimson', mark('inserted', 'a')], ' car stops.']),
  line([['Novelty paragraph.', mark('inserted', 'b')]], mark('inserted', 'b')),
  line(['One half ', ['obsolete', mark('deleted', 'c')]], mark('deleted', 'c')),
  line(['other half.']),
]
const job = (proposals?: PrintedProposals) =>
  d.job(d.pack(d.doc(d.section('Alpha', {}, ...proposed()))), {
    edition: 'own',
    ...(proposals ? { proposals } : {}),
  })
const printed = async (proposals?: PrintedProposals): Promise<string> =>
  (await taggedWords((await exportPdf(engine, job(proposals))).pdf, []))[''] ?? ''
const word = async (proposals?: PrintedProposals): Promise<string> =>
  partsOf((await exportWord(engine, job(proposals))).docx).get('word/document.xml') ?? ''

describe('an export of proposed changes', () => {
  it('prints the text without them, and has none of their words', async () => {
    const words = await printed()
    expect(words).toMatch(/Thescarletcarstops\.Onehalfobsoleteotherhalf\./)
    for (const text of [words, await word()]) expect(text).not.toMatch(/crimson|Novelty|w:ins|w:del/)
  })

  it('prints the text with them, and has no word that is deleted', async () => {
    const words = await printed('accepted')
    expect(words).toMatch(/Thecrimsoncarstops\.Noveltyparagraph\.Onehalfotherhalf\./)
    for (const text of [words, await word('accepted')])
      expect(text).not.toMatch(/scarlet|obsolete|w:ins|w:del/)
  })

  it('shows both as changes, and says to listeners which is which', async () => {
    const { pdf } = await exportPdf(engine, job('shown'))
    const words = (await taggedWords(pdf, []))[''] ?? ''
    for (const part of ['scarlet', 'crimson', 'Noveltyparagraph.', 'obsolete', '¶'])
      expect(words).toContain(part)
  })

  it('has tracked changes in a Word file: of words, and of ends of paragraphs', async () => {
    const xml = await word('shown')
    expect(xml).toMatch(
      /<w:del w:id="\d+" w:author="A. Reviewer" w:date="2026-05-01T08:00:00Z"><w:r>.*?<w:delText[^>]*>scarlet<\/w:delText>/,
    )
    expect(xml).toMatch(/<w:ins [^>]*><w:r>(?:(?!<\/w:r>).)*<w:t[^>]*>crimson<\/w:t>/)
    expect(xml.match(/<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr>/g)).toHaveLength(1)
    expect(xml.match(/<w:rPr><w:del [^>]*\/><\/w:rPr><\/w:pPr>/g)).toHaveLength(1)
    expect(xml).not.toMatch(/<w:t[^>]*>[^<]*(?:scarlet|obsolete)/)
  })

  it('is warned about, with what becomes of them', () => {
    const said = (proposals?: PrintedProposals) => {
      const { pack, options } = job(proposals)
      return checkPack(pack, options, new Date())[0]?.message
    }
    expect(said()).toBe('3 proposed changes are undecided. The text is printed as it was before.')
    expect(said('accepted')).toMatch(/as if all were accepted/)
    expect(said('shown')).toMatch(/with signs/)
  })
})
