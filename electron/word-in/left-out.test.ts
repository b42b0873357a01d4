// What a pack does not have of a Word file is listed: one line for each kind, with its count and first place.
import { describe, expect, it } from 'vitest'
import { drawn, readBody, remarks } from './testing/read'
import { para, run } from './testing/word-file'

const lines = (body: string) =>
  readBody(body).remarks.map(
    ({ kind, what, place, count }) => `${kind} ×${count}: ${what}${place === '' ? '' : ` – ${place}`}`,
  )
const by = 'w:id="1" w:author="R" w:date="2026-05-02T08:00:00Z"'

describe('what is left out', () => {
  it('counts paragraphs with highlighting, colours, frames and capitals by kind', () => {
    expect(
      lines(
        [
          para(run('Plain.')),
          para(run('Marked red.', '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>')),
          para(run('Also', '<w:highlight w:val="yellow"/>') + run(' twice.', '<w:highlight w:val="green"/>')),
          para(run('Capitals', '<w:caps/>') + run(' not', '<w:smallCaps w:val="0"/>')),
          para(run('Black.', '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="FFFFFF"/>')),
          para(run('Framed.'), '<w:pBdr><w:top w:val="single"/></w:pBdr>'),
          para(run(' ', '<w:color w:val="FF0000"/>')),
        ].join(''),
      ),
    ).toEqual([
      'lost ×1: Colours of text – Marked red.',
      'lost ×2: Highlighting – Marked red.',
      'lost ×1: Lines around paragraphs – Framed.',
      'changed ×1: Words in capitals by format: as they were typed – Capitals not',
    ])
  })

  it('names tracked changes of formatting, and of cells', () => {
    const format = `<w:b/><w:rPrChange ${by}><w:rPr><w:color w:val="FF0000"/></w:rPr></w:rPrChange>`
    const cell = (properties: string, words: string) =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${para(words)}</w:tc>`
    expect(
      lines(
        [
          para(run('Bold now.', format)),
          para(run('Moved.'), `<w:jc w:val="center"/><w:pPrChange ${by}><w:pPr/></w:pPrChange>`),
          `<w:tbl><w:tblPr><w:tblPrChange ${by}><w:tblPr/></w:tblPrChange></w:tblPr><w:tr>${cell(`<w:cellIns ${by}/>`, 'new')}${cell(`<w:cellDel ${by}/>`, 'old')}</w:tr></w:tbl>`,
          para(run('End.')),
        ].join(''),
      ),
    ).toEqual([
      'changed ×3: Tracked changes of formatting alone: taken in as accepted – Bold now.',
      'changed ×1: Tracked insertions of cells: taken in as accepted – Moved.',
      'changed ×1: Tracked deletions of cells: taken in as rejected – Moved.',
    ])
  })

  it('names fields that Word works out', () => {
    const field = (name: string, words: string) =>
      `<w:fldSimple w:instr=" ${name} ">${run(words)}</w:fldSimple>`
    expect(
      lines(
        para(run('On ') + field('DATE', '1 May')) +
          para(field('DATE', '2 May')) +
          para(field('QUOTE x', 'x')),
      ),
    ).toEqual(['changed ×2: Fields that Word works out (DATE): their words of today – On 1 May'])
  })

  it('keeps words within elements that it does not know', () => {
    const read = readBody(
      `<w:later>${para('Block.')}</w:later><w:p><w:newer>${run('Inline.')}</w:newer></w:p>`,
    )
    expect(drawn(read).slice(2)).toEqual(['  paragraph: Block.', '  paragraph: Inline.'])
  })
})

describe('what styles of words say', () => {
  const style = (id: string, properties: string) =>
    `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr>${properties}</w:rPr></w:style>`
  const styles = style('Bright', '<w:highlight w:val="yellow"/>') + style('Secret', '<w:vanish/>')

  it('is named like what the words say themselves', () => {
    const read = readBody(
      para(`${run('Seen ', '<w:rStyle w:val="Bright"/>')}${run('unseen', '<w:rStyle w:val="Secret"/>')}`),
      { styles },
    )
    expect(drawn(read)).toContain('  paragraph: Seen')
    expect(remarks(read)).toEqual([
      'lost: Highlighting – Seen unseen',
      'lost: Hidden text: “unseen” – Seen unseen',
    ])
  })

  it('hides words in comments, too', () => {
    const comment = [
      run('Shown.'),
      run(' By itself.', '<w:vanish/>'),
      run(' By style.', '<w:rStyle w:val="Secret"/>'),
      run(' Back.', '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'),
    ].join('')
    const read = readBody(
      para(
        `<w:commentRangeStart w:id="1"/>${run('Words')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      ),
      { styles, comments: `<w:comment w:id="1" w:author="Ann">${para(comment)}</w:comment>` },
    )
    const threads = read.content.flatMap(({ attrs }) => attrs.comments)
    expect(threads.flatMap(({ entries }) => entries.map(({ text }) => text))).toEqual(['Shown. Back.'])
    expect(remarks(read)).toContain('lost: Hidden text in a comment: “By itself. By style.”')
  })
})
