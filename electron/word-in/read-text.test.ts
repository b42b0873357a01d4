// Word files read back: titles, sections, lists, numbered paragraphs, notes, references, comments, tracked changes.
import { describe, expect, it } from 'vitest'
import { drawn, idsOf, readBody, remarks } from './testing/read'
import { field, item, list, para, run, STYLES, style, styled } from './testing/word-file'

const STAFF = [
  ['decimal', '%1.'],
  ['lowerLetter', '%2.'],
  ['decimal', '(%3)'],
] as const

describe('sections', () => {
  it('takes title, headings by style, by a style based on one, by outline level and by their name in another language', () => {
    const read = readBody(
      [
        styled('Title', 'Visit'),
        styled('Heading1', 'One'),
        styled('Own', 'Two'),
        para(run('Three'), '<w:outlineLvl w:val="2"/>'),
        styled('berschrift4', 'Four'),
        para('Words.'),
      ].join(''),
      {
        styles:
          STYLES + style('Own', 'Staff heading', '', 'Heading2') + style('berschrift4', 'Überschrift 4'),
      },
    )
    expect(read.title).toBe('Visit')
    expect(drawn(read)).toEqual([
      'section level=1',
      '  sectionTitle: One',
      '  paragraph: ',
      'section level=2',
      '  sectionTitle: Two',
      '  paragraph: ',
      'section level=3',
      '  sectionTitle: Three',
      '  heading level=1: Four',
      '  paragraph: Words.',
    ])
  })

  it('makes one heading above all others the title, and a section of the text before the first one', () => {
    const one = readBody(styled('Heading1', 'Paper') + para('Lead.') + styled('Heading2', 'Part'), {
      styles: STYLES,
    })
    expect(one.title).toBe('Paper')
    expect(drawn(one)).toEqual([
      'section level=1',
      '  sectionTitle: Paper',
      '  paragraph: Lead.',
      'section level=1',
      '  sectionTitle: Part',
      '  paragraph: ',
    ])
    expect(remarks(one)).toContain(
      'changed: Text before the first heading: a section with the title of the file',
    )
  })

  it('takes annexes, typed numbers of headings, and landscape pages', () => {
    const wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    const read = readBody(
      [
        styled('Heading1', '1. Aim'),
        styled('Heading1', '2. Costs'),
        para(run('Wide.'), wide),
        styled('Heading1', 'Annex A – Map'),
        styled('Heading1', 'Annex B: List'),
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
      ].join(''),
      { styles: STYLES },
    )
    expect(drawn(read).filter((line) => /ection/.test(line))).toEqual([
      'section level=1 landscape',
      '  sectionTitle: Aim',
      'section level=1 landscape',
      '  sectionTitle: Costs',
      'section level=1 annex',
      '  sectionTitle: Map',
      'section level=1 annex',
      '  sectionTitle: List',
    ])
  })
})

describe('lists', () => {
  it('tells numbered paragraphs from lists: legal numbers, numbers typed, and those that count on under headings', () => {
    const legal = [
      ['decimal', '%1'],
      ['decimal', '%1.%2'],
    ] as const
    const read = readBody(
      [
        styled('Heading1', 'Aim', item(1)),
        para(run('Legal.'), item(1, 1)),
        para('Before.'),
        para(run('Item.'), item(2)),
        para(run('Letter.'), item(2, 1)),
        para(run('Bullet.'), item(3)),
        styled('Heading1', 'Typed'),
        para('1.  First.'),
        para('a. Below.'),
        para('2.\u00a0Second.'),
        para('9. No number in order.'),
      ].join(''),
      { styles: STYLES, numbering: list(1, legal) + list(2, STAFF) + list(3, [['bullet', '\uf0b7']]) },
    )
    expect(drawn(read)).toEqual([
      'section level=1',
      '  sectionTitle: Aim',
      '  numberedParagraph level=1: Legal.',
      '  paragraph: Before.',
      '  orderedList start=1',
      '    listItem',
      '      paragraph: Item.',
      '      orderedList start=1',
      '        listItem',
      '          paragraph: Letter.',
      '  bulletList',
      '    listItem',
      '      paragraph: Bullet.',
      'section level=1',
      '  sectionTitle: Typed',
      '  numberedParagraph level=1: First.',
      '  numberedParagraph level=2: Below.',
      '  numberedParagraph level=1: Second.',
      '  paragraph: 9. No number in order.',
    ])
    expect(remarks(read)).toContain(
      'changed: Lists with letters or Roman numerals: they are numbered 1, 2, 3 in the pack',
    )
  })

  it('counts as Word does: restarts, other starts, lists that go on, boxes to tick', () => {
    const read = readBody(
      [
        para(run('One'), item(1)),
        para('Between'),
        para(run('Two'), item(1)),
        para(run('Seven'), item(9)),
        para('☐ Open'),
        para('☒ Done'),
      ].join(''),
      {
        numbering: `${list(1, [['decimal', '%1.']])}<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`,
      },
    )
    expect(
      drawn(read)
        .filter((line) => /List|Item/.test(line))
        .map((line) => line.trim()),
    ).toEqual([
      'orderedList start=1',
      'listItem',
      'orderedList start=2',
      'listItem',
      'orderedList start=7',
      'listItem',
      'taskList',
      'taskItem',
      'taskItem checked',
    ])
  })
})

describe('words', () => {
  it('keeps marks, breaks, signs, links, fields, forms, formulas; leaves hidden words out and says so', () => {
    const read = readBody(
      [
        para(
          run('bold', '<w:b/>') +
            run(' both', '<w:b/><w:i/>') +
            run('2', '<w:vertAlign w:val="superscript"/>') +
            run('off', '<w:b w:val="0"/>'),
        ),
        para(
          '<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        ),
        para(
          `<w:hyperlink r:id="rIdL">${run('site')}</w:hyperlink>${field('HYPERLINK "https://b.example/"', 'other')}${field('HYPERLINK "file:///etc/passwd"', 'local')}`,
        ),
        para(
          `${field('DATE \\@ "d"', '5 May')}<w:fldSimple w:instr="AUTHOR">${run(' Ada')}</w:fldSimple>${run('hidden', '<w:vanish/>')}`,
        ),
        para(
          '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        para(
          '<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath>',
        ),
      ].join(''),
      { links: { rIdL: 'https://a.example/x y' } },
    )
    expect(drawn(read).slice(2)).toEqual([
      '  paragraph: bold[bold]bold+italic[ both]superscript[2]off',
      '  paragraph: a⏎b\t\u2011\u00ad✓',
      '  paragraph: link(https://a.example/x%20y)[site]link(https://b.example/)[other]local',
      '  paragraph: 5 May Ada',
      '  paragraph: ☒',
      '  paragraph: (a+b)/c',
    ])
    expect(remarks(read).join('\n')).toContain('Hidden text: “hidden”')
    expect(remarks(read).join('\n')).toContain('The address of a link: file:///etc/passwd')
  })

  it('leaves contents out, also a field over many paragraphs, but nothing after a field that never ends', () => {
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const whole = readBody(
      para(`${begin}${run('Zyx')}`) + para('Zyx') + para(`${run('Zyx')}${end}`) + para('Kept.'),
    )
    expect(drawn(whole).join('\n')).toMatch(/Kept\./)
    expect(drawn(whole).join('\n')).not.toMatch(/Zyx/)
    const open = readBody(para(`${begin}${run('First.')}`) + para('Second.'))
    expect(drawn(open).join('\n')).toMatch(/First\.[\s\S]*Second\./)
  })

  it('takes notes, captions and references by id, without words that the pack prints itself', () => {
    const bookmark = (name: string, id: number, words: string) =>
      `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${words}<w:bookmarkEnd w:id="${id}"/>`
    const read = readBody(
      [
        styled('Heading1', bookmark('_Ref1', 1, run('Aim'))),
        para(
          `${run('See section ')}${field('REF _Ref1 \\r \\h', '1')}${run(', ')}${field('REF _Ref2 \\h', 'Table 1')}${run(' on page ')}${field('PAGEREF _Ref2 \\h', '7')}${run(' and ')}${field('REF _Gone', 'words')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>`,
        ),
        styled(
          'Caption',
          bookmark('_Ref2', 2, `${run('Table ')}${field('SEQ Table', '1')}`) + run(': Costs'),
        ),
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      ].join(''),
      {
        styles: STYLES,
        footnotes: `<w:footnote w:id="2"><w:p>${run('A note')}</w:p><w:p>${run('in two.', '<w:i/>')}</w:p></w:footnote>`,
        endnotes: `<w:endnote w:id="3"><w:p>${run('A source.')}</w:p></w:endnote>`,
      },
    )
    const [section] = idsOf(read, 'section')
    const [table] = idsOf(read, 'table')
    expect(drawn(read)[2]).toBe(
      `  paragraph: See {number of ${section}}, {number of ${table}} on {page of ${table}} and words{footnote: A note italic[in two.]}{source: A source.}`,
    )
    expect(drawn(read)[3]).toBe('  table caption=Costs')
  })
})

describe('what others wrote', () => {
  const comment = (id: number, author: string, words: string, paragraph: string) =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2026-05-01T08:00:00Z"><w:p w14:paraId="${paragraph}">${run(words)}</w:p></w:comment>`

  it('takes comments with replies, done state and place; names those without words', () => {
    const read = readBody(
      styled('Heading1', 'Aim') +
        para(
          `${run('On ')}<w:commentRangeStart w:id="0"/>${run('these words')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' and one')}<w:r><w:commentReference w:id="2"/></w:r>`,
        ),
      {
        styles: STYLES,
        comments:
          comment(0, 'Ada', 'Why?', 'AA') +
          comment(1, 'Bob', 'Because.', 'BB') +
          comment(2, 'Cy', 'Here', 'CC') +
          comment(3, 'Di', 'Lost', 'DD'),
        commentsExtended:
          '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>',
      },
    )
    expect(drawn(read)[2]).toBe('  paragraph: On comment[these words] and comment[one]')
    const [section] = read.content
    expect(
      section?.attrs.comments.map(({ resolved, entries }) => [
        resolved,
        ...entries.map(({ author, text }) => `${author}: ${text}`),
      ]),
    ).toEqual([
      [true, 'Ada: Why?', 'Bob: Because.'],
      [false, 'Cy: Here'],
    ])
    expect(remarks(read)).toEqual(['lost: A comment by Di whose words are not in the pack: “Lost”'])
  })

  it('takes tracked changes as proposals: words, ends of paragraphs, rows; a replacement is one change', () => {
    const by = 'w:id="1" w:author="Ada" w:date="2026-05-01T08:00:00Z"'
    const read = readBody(
      [
        para(
          `${run('Keep ')}<w:del ${by}><w:r><w:delText>old</w:delText></w:r></w:del><w:ins ${by}>${run('new')}</w:ins>${run(' words')}<w:ins ${by}>${run('!')}</w:ins>`,
        ),
        para(run('Joined'), `<w:rPr><w:del ${by}/></w:rPr>`),
        para('Last'),
        `<w:tbl><w:tr><w:trPr><w:ins ${by}/></w:trPr><w:tc><w:p>${run('x')}</w:p></w:tc></w:tr></w:tbl>`,
      ].join(''),
    )
    expect(drawn(read).slice(2, 7)).toEqual([
      '  paragraph: Keep deleted[old]inserted[new] wordsinserted[!]',
      '  paragraph deleted: Joined',
      '  paragraph: Last',
      '  table',
      '    tableRow inserted',
    ])
    const ids = JSON.stringify(read.content).match(/"(?:inserted|deleted)","attrs":\{"id":"(\w+)"/g)
    expect(new Set(ids?.slice(0, 3).map((one) => one.replace(/^"\w+"/, ''))).size).toBe(2)
  })
})

it('hands on the lines of heads and feet, and portion marks', () => {
  const read = readBody(
    para('(S//NF) Words.') + para('(U) Words.') + para('(U) More.') + para('(see below) Not one.'),
    {
      header: para('SECRET//NOFORN'),
      footer: para(`${run('Page ')}${field('PAGE', '1')}`),
    },
  )
  expect(read.lines).toEqual(['SECRET//NOFORN', 'Page 1'])
  expect(read.portions).toEqual([
    { text: '(S//NF)', count: 1 },
    { text: '(U)', count: 2 },
  ])
})

describe('what is not shown or has no place', () => {
  const note = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
  const footnotes = `<w:footnote w:id="1">${para('A note.')}</w:footnote>`

  it('is named: hidden notes, notes in the title, changes of the title, struck words of titles', () => {
    const change = 'w:id="1" w:author="Ann" w:date="2026-05-01T08:00:00Z"'
    const read = readBody(
      [
        styled('Title', run('Paper') + note.replace('<w:vanish/>', '')),
        styled('Subtitle', `${run('To ')}<w:del ${change}><w:r><w:delText>old</w:delText></w:r></w:del>`),
        styled('Heading1', run('Aim') + run(' struck', '<w:strike/>')),
        para(run('Words') + note),
      ].join(''),
      { styles: STYLES + style('Subtitle', 'Subtitle'), footnotes },
    )
    expect(remarks(read)).toEqual([
      'lost: Hidden text: “[note]” – Aim struck: Words',
      'lost: A note or box in the title of the file: “A note.” – Paper',
      'changed: A tracked change in the title of the file, taken in as accepted – To old',
      'changed: Struck words in a title: they are not struck – Aim struck',
    ])
  })

  it('is kept: words of cells that are merged to the side', () => {
    const cell = (merge: string, words: string) =>
      `<w:tc><w:tcPr><w:hMerge${merge}/></w:tcPr>${para(words)}</w:tc>`
    const read = readBody(`<w:tbl><w:tr>${cell(' w:val="restart"', 'One')}${cell('', 'Two')}</w:tr></w:tbl>`)
    expect(drawn(read).slice(-3)).toEqual([
      '      tableCell colspan=2',
      '        paragraph: One',
      '        paragraph: Two',
    ])
  })
})
