// @vitest-environment jsdom
// The HTML that other programs put on the clipboard, and what becomes of it.
import { describe, expect, it } from 'vitest'
import * as build from '../../../../electron/pdf/testing/build'
import { cleanHtml } from './pasted-html'
import { PasteTarget, pasted } from './testing'

/** A list paragraph as Word writes it. */
const item = (sign: string, words: string, level = 1, font = ''): string =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span` +
  ` style='${font}'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span>` +
  `<![endif]>${words}<o:p></o:p></p>`
const empty = build.p('')
const { p, table, td, th, tr, ul, callout } = build

describe('lists of Word', () => {
  it('reads styles that are broken into lines', () => {
    const wrapped = (sign: string, words: string) =>
      item(sign, words).replaceAll('mso-list:Ignore', 'mso-list:\r\nIgnore')
    expect(pasted(wrapped('1.', 'Brief') + wrapped('2.', 'Visit'))).toEqual(['ol(li(p Brief) li(p Visit))'])
  })

  it('keeps labels that no list counts as words', () => {
    const lines = [
      item('Annex A:', 'Maps'),
      item('Annex B:', 'Lists'),
      '<p>x</p>',
      item('Step 1.', 'Ask'),
      item('§ 3', 'Go'),
    ]
    expect(pasted(lines.join(''))).toEqual([
      'p Annex A: Maps',
      'p Annex B: Lists',
      'p x',
      'p Step 1. Ask',
      'p § 3 Go',
    ])
  })

  it.each([
    ['[3]', '[4]'],
    ['3', '4'],
    ['3-', '4-'],
    ['(c)', '(d)'],
    ['iii.', 'iv.'],
    ['C', 'D'],
    ['٣.', '٤.'],
    ['ג.', 'ד.'],
    ['三、', '四、'],
    ['③', '④'],
    ['１．３', '１．４'],
    ['в)', 'г)'],
    ['γ.', 'δ.'],
    ['다.', '라.'],
    ['2.3.', '2.4.'],
  ])('counts %s and %s as the third and fourth', (third, fourth) => {
    expect(pasted(item(third, 'One') + item(fourth, 'Two'))).toEqual(['ol3(li(p One) li(p Two))'])
  })

  it.each(['·', 'o', '§', '–', '•', 'Ø', 'v', '►', '*'])('takes %s for a bullet', (sign) => {
    expect(pasted(item(sign, 'One') + item(sign, 'Two'))).toEqual(['ul(li(p One) li(p Two))'])
  })

  it('goes on after a paragraph, with letters, roman numerals and levels', () => {
    expect(pasted(`${item('h.', 'H')}${item('i.', 'I')}<p>Remark.</p>${item('j.', 'J')}`)).toEqual([
      'ol8(li(p H) li(p I))',
      'p Remark.',
      'ol10(li(p J))',
    ])
    const lines = [
      item('4.', 'Four'),
      item('c.', 'Four c', 2),
      '<p class=MsoListParagraph>Continued.</p>',
      item('d.', 'Four d', 2),
      '<p>x</p>',
      item('iii.', 'Three'),
    ]
    expect(pasted(lines.join(''))).toEqual([
      'ol4(li(p Four ol3(li(p Four c p Continued.) li(p Four d))))',
      'p x',
      'ol3(li(p Three))',
    ])
  })

  it('says that letters became numbers', () => {
    expect(new PasteTarget([empty]).pasteHtml(item('a.', 'One')).messages.join()).toContain(
      'numbered 1, 2, 3',
    )
    expect(new PasteTarget([empty]).pasteHtml(item('1.', 'One')).messages).toEqual([])
  })

  it('makes checklists of boxes', () => {
    expect(pasted(item('☐', 'Open') + item('☒', 'Done'))).toEqual(['taskList(open(p Open) done(p Done))'])
    expect(pasted(item('q', 'Open', 1, 'font-family:Wingdings'))).toEqual(['taskList(open(p Open))'])
    expect(
      pasted(
        `<p>Before</p><p><span style='font-family:"MS Gothic"'>☐</span> Open</p><p><span>☒</span>&nbsp;Done</p><p>After</p>`,
      ),
    ).toEqual(['p Before', 'taskList(open(p Open) done(p Done))', 'p After'])
  })

  it('makes tick boxes of boxes in cells', () => {
    const cell = (words: string) => `<td><p>${words}</p></td>`
    expect(
      pasted(
        `<table><tr>${cell('☒&nbsp;Approved')}${cell('Not <span style="font-family:MS Gothic">☐</span>')}</tr><tr>${cell('☑')}${cell('')}</tr></table>`,
      ),
    ).toEqual(['table p ☑␣Approved | p Not ☐ / p ☑ | p '])
  })

  it('keeps words before headings, and leaves their numbers to the pack', () => {
    const heading = (sign: string) =>
      `<h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}&nbsp;</span><![endif]>Maps</h1>`
    expect(pasted(heading('2.1') + heading('Annex A:'))).toEqual(['h1 Maps', 'h1 Annex A: Maps'])
  })
})

describe('lists of the web', () => {
  it('nests those of Word on the web, without spaces at the ends', () => {
    const line = (list: string, level: number, words: string) =>
      `<div class="ListContainerWrapper SCX1"><${list} role="list"><li role="listitem" data-listid="1" data-aria-level="${level}">` +
      `<p class="Paragraph">${words}<span class="EOP">&nbsp;</span></p></li></${list.split(' ')[0]}></div>`
    const lines = [
      line('ul', 1, 'Top'),
      line('ul', 2, 'In'),
      line('ul', 3, 'Deep'),
      line('ul', 1, 'Next'),
      line('ol start="3"', 1, 'Third'),
    ]
    const wrapped = lines.map((one) => `<div class="OutlineElement Ltr">${one}</div>`)
    expect(pasted(wrapped.join(''))).toEqual(pasted(lines.join('')))
    expect(pasted(lines.join(''))).toEqual([
      'ul(li(p Top ul(li(p In ul(li(p Deep))))) li(p Next))',
      'ol3(li(p Third))',
    ])
  })

  it('puts lists in lists without empty items', () => {
    expect(pasted('<ol><ol><ol><li>Deep</li></ol></ol><li>Top</li></ol>')).toEqual([
      'ol(li(p Deep) li(p Top))',
    ])
    expect(pasted('<ul><li>A</li><ul><li>B</li></ul><li>C</li></ul>')).toEqual([
      'ul(li(p A ul(li(p B))) li(p C))',
    ])
    const lexical =
      '<ol><li value="1">A</li><li value="2"><ol><li value="1">B</li></ol></li><li value="2">C</li></ol>'
    expect(pasted(lexical)).toEqual(['ol(li(p A ol(li(p B))) li(p C))'])
  })

  it('keeps numbers that jump and fall', () => {
    expect(pasted('<ol><li>A</li><li value="9">B</li><li>C</li></ol>')).toEqual([
      'ol(li(p A))',
      'ol9(li(p B) li(p C))',
    ])
    expect(pasted('<ol reversed><li>A</li><li>B</li></ol>')).toEqual(['ol2(li(p A))', 'ol(li(p B))'])
    expect(pasted('<ol start="4"><li>A</li></ol>')).toEqual(['ol4(li(p A))'])
  })

  it.each([
    [
      'GitHub',
      '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> A</li><li class="task-list-item"><input type="checkbox" disabled> B</li></ul>',
    ],
    [
      'Google Docs',
      '<ul><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,iVBORw0KGgo=" alt="checked" aria-roledescription="checkbox"><p>A</p></li><li role="checkbox" aria-checked="false"><img src="data:image/png;base64,iVBORw0KGgo=" alt="unchecked" aria-roledescription="checkbox"><p>B</p></li></ul>',
    ],
    [
      'Notion',
      '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">A</span></li><li><div class="checkbox checkbox-off"></div> <span>B</span></li></ul>',
    ],
    ['text', '<ul><li>[x] A</li><li>[ ] B</li></ul>'],
    [
      'Tiptap',
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><label><input type="checkbox" checked><span></span></label><div><p>A</p></div></li><li data-type="taskItem" data-checked="false"><label><input type="checkbox"></label><div><p>B</p></div></li></ul>',
    ],
    [
      'Lexical',
      '<ul __lexicallisttype="check"><li role="checkbox" tabindex="-1" aria-checked="true" value="1"><span>A</span></li><li role="checkbox" aria-checked="false" value="2"><span>B</span></li></ul>',
    ],
    ['Quill', '<ol><li data-list="checked">A</li><li data-list="unchecked">B</li></ol>'],
  ])('reads the ticks of %s', (_, html) => {
    expect(pasted(html)).toEqual(['taskList(done(p A) open(p B))'])
  })
})

describe('what can’t come', () => {
  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

  it('keeps pictures whose bytes are there, with a place and their alternative text', () => {
    const target = new PasteTarget([empty]).pasteHtml(
      `<p>Before <img src="${dot}" alt="Red point"> after</p><ul><li>A<img src='${dot}'></li></ul>`,
    )
    expect(target.drawn).toEqual(['p Before', 'p ', 'p after', 'ul(li(p A p ))'])
    expect(target.messages).toEqual([])
    expect(target.pictures.map(({ alt, file }) => [alt, file.type, file.size])).toEqual([
      ['Red point', 'image/png', 69],
      ['', 'image/png', 69],
    ])
    for (const { pos } of target.pictures)
      expect(target.editor.state.doc.nodeAt(pos)?.type.name).toBe('paragraph')
  })

  it('takes pictures of Word from RTF, when there are as many', () => {
    const picture = (hex: string) =>
      `{\\*\\shppict{\\pict{\\*\\picprop{\\sp a}}\\picw9\\pngblip\\bliptag-7{\\*\\blipuid 00ff}\r\n89504e\r\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 0100}}`
    const html = '<p>A <img src="file:///C:/1.png" alt="One"></p><p><img src="file:///C:/2.png"></p>'
    const both = cleanHtml(html, () => `{\\rtf1${picture('01')}${picture('02')}}`)
    expect(both.pictures.map(({ alt, file }) => [alt, file.type, file.size])).toEqual([
      ['One', 'image/png', 4],
      ['', 'image/png', 4],
    ])
    expect(cleanHtml(html, () => `{\\rtf1${picture('01')}}`)).toMatchObject({
      pictures: [],
      left: { pictures: 2 },
    })
  })

  it('puts marks in place of other pictures, counts them, and leaves no empty headings', () => {
    const target = new PasteTarget([empty]).pasteHtml(
      '<h2><img src="cid:image001.png" alt="Map of the port"></h2><p>Text <img src="file:///C:/clip.png" alt="Chart"></p>' +
        '<p>Let <!--[if gte msEquation 12]><m:oMath><m:r>x</m:r></m:oMath><![endif]--><![if !msEquation]><span><![if !vml]>' +
        '<img src="file:///C:/eq.png"><![endif]></span><![endif]> hold.</p><h3>&nbsp;</h3><img src="https://a.example/p.gif" width=1 height=1>',
    )
    expect(target.drawn).toEqual([
      'p [Image: Map of the port]',
      'p Text [Image: Chart]',
      'p Let [Formula] hold.',
    ])
    expect(target.messages).toEqual([
      '2 pictures and 1 formula were left out: the clipboard doesn’t contain them. Save them as image files and insert them.',
    ])
  })

  it('marks pictures of Word that only its own drawing shows', () => {
    const drawing = '<v:shape id="s" alt="A cat"><v:imagedata src="file:///C:/clip.jpg"/></v:shape>'
    expect(pasted(`<p>One <!--[if gte vml 1]>${drawing}<![endif]--></p><p>Two ${drawing}</p>`)).toEqual([
      'p One [Image: A cat]',
      'p Two [Image: A cat]',
    ])
    expect(
      pasted(
        `<p>One <!--[if gte vml 1]>${drawing}<![endif]--><![if !vml]><img src="file:///C:/c.jpg" alt="A cat"><![endif]></p>`,
      ),
    ).toEqual(['p One [Image: A cat]'])
  })

  it('leaves out words that a tracked change has deleted, and says so', () => {
    const target = new PasteTarget([empty]).pasteHtml(
      '<p>Kept <span class=msoDel><del cite="mailto:A" datetime="2026-01-01">old</del></span><span class=msoIns><ins>new</ins></span> words</p>',
    )
    expect(target.drawn).toEqual(['p Kept new words'])
    expect(target.messages).toEqual(['1 tracked deletion was left out.'])
  })

  it('mends addresses and names links that no pack holds', () => {
    const target = new PasteTarget([empty]).pasteHtml(
      '<p><a href="https://example.org/Staff Papers/a.pdf">a</a> <a href="www.example.org">b</a> <a href="//example.org/x">c</a> ' +
        '<a href="mailto:a@example.org?subject=Visit plan">d</a> <a href="ftp://example.org">e</a> <a href="file:///c:/x">f</a> ' +
        '<a href="\\\\server\\share">g</a> <a href="#top">h</a> <a href="javascript:run()">i</a></p>',
    )
    expect(target.drawn).toEqual([
      'p [a](https://example.org/Staff%20Papers/a.pdf) [b](https://www.example.org) [c](https://example.org/x) ' +
        '[d](mailto:a@example.org?subject=Visit%20plan) e f g h i',
    ])
    expect(target.messages).toEqual(['3 links to files or other targets became plain text.'])
  })
})

describe('words', () => {
  it('reads letters of symbol fonts', () => {
    expect(
      pasted(
        `<p>Plan <span style='font-family:Wingdings;mso-char-type:symbol;mso-symbol-font-family:Wingdings'>à</span> act ` +
          `<span style='font-family:Wingdings'>Jûü</span> <font face="Symbol">b</font> <span style="font-family:'Wingdings 2'">P</span> ` +
          `<span style='font-family:Webdings'>a</span> <span style='font-family:Wingdings'>\uf0e0</span> <span style="font-family:Arial">J</span></p>`,
      ),
    ).toEqual(['p Plan → act ☺✗✓ β ✓ ✔ → J'])
  })

  it('keeps spaces between loose words after a block', () => {
    expect(pasted('<h2>Title</h2><b>One</b> <i>two</i> <b>three</b>')).toEqual([
      'h2 Title',
      'p *One* /two/ *three*',
    ])
    expect(pasted('<table><tr><td>a</td><td>b</td></tr></table><span>One</span> <span>two</span>')).toEqual([
      'table p a | p b',
      'p One two',
    ])
  })

  it('takes text of other ProseMirror programs as what it looks like there', () => {
    const html =
      '<p data-pm-slice="1 1 []"><span style="font-weight:700">Bold</span> plain <b style="font-weight:normal">not</b></p>'
    expect(pasted(html)).toEqual(['p *Bold* plain not'])
    expect(
      pasted('<p data-pm-slice="1 1 []" data-type="numberedParagraph" data-attache=\'{"level":3}\'>A</p>'),
    ).toEqual(['p A'])
  })

  it('reads what Windows passes on with its header', () => {
    const html =
      'Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000188\r\n<html><body>\r\n<!--StartFragment--><p>Words</p><!--EndFragment-->\r\n</body></html>'
    expect(pasted(html)).toEqual(['p Words'])
  })

  it('puts notes of Google Docs and of web pages in their places', () => {
    expect(
      pasted(
        '<p>Words<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> The source</p></div>',
      ),
    ).toEqual(['p Words{footnote: The source}.'])
    expect(
      pasted(
        '<p>A<sup><a id="fnref-1" href="#fn-1">1</a></sup></p><section><ol><li id="fn-1"><p>Note one <a href="#fnref-1">↩</a></p></li></ol></section>',
      ),
    ).toEqual(['p A{footnote: Note one}'])
  })
})

describe('tables', () => {
  const excel = (rows: string, style = '') =>
    `<html><head><meta name=ProgId content=Excel.Sheet><style>${style}</style></head><body><table>${rows}</table></body></html>`

  it('reads bold heads and fills by class', () => {
    const style =
      '<!--table {} .xl65 {font-weight:700; text-align:center;} .xl66 {background:#C6EFCE; mso-pattern:black none;} td {padding:0}-->'
    expect(
      pasted(
        excel(
          '<tr><td class=xl65>Ship</td><td class=xl65>State</td></tr><tr><td class=xl65>a</td><td class=xl65>b</td></tr><tr><td>Tug</td><td class=xl66>ready</td></tr>',
          style,
        ),
      ),
    ).toEqual([
      'table #[center]p Ship | #[center]p State / #[center]p a | #[center]p b / p Tug | [green]p ready',
    ])
  })

  it('puts one cell of a sheet into the sentence', () => {
    const target = new PasteTarget([p('There are | ships.')]).pasteHtml(
      excel('<tr><td align=right>1,250</td></tr>'),
    )
    expect(target.drawn).toEqual(['p There are 1,250 ships.'])
    const calc = '<table cellspacing="0"><tr><td height="17" align="left">many</td></tr></table>'
    expect(new PasteTarget([p('There are | ships.')]).pasteHtml(calc).drawn).toEqual([
      'p There are many ships.',
    ])
    expect(pasted(excel('<tr><td>1,250</td></tr>'))).toEqual(['p 1,250'])
  })

  it('makes lines of a table in a table, and text of tables for layout', () => {
    expect(
      pasted(
        '<table><tr><td>outer a<table><tr><td>inner 1</td><td>inner 2</td></tr></table>after</td><td>outer b</td></tr></table>',
      ),
    ).toEqual(['table p outer a p inner 1 | inner 2 p after | p outer b'])
    expect(
      pasted(
        '<table><tr><td><table role="presentation"><tr><td><h1>News</h1></td></tr><tr><td><p>Text</p></td></tr></table></td></tr></table>',
      ),
    ).toEqual(['h1 News', 'p Text'])
  })

  const sheet = () => table('Ships', tr(th('A'), th('B')), tr(td('1'), td('2|')))

  it('grows for cells with spans at its edge', () => {
    const html = '<table><tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr></table>'
    expect(new PasteTarget([sheet(), p('')]).pasteHtml(html).drawn[0]).toBe(
      'table “Ships” #p A | #p B | #p  / p 1 | p a | [h2]p b / p  | p c',
    )
  })

  it('puts a cell into a merged one', () => {
    const merged = table('', tr(td('M|', { colspan: 2, rowspan: 2 }), td('x')), tr(td('y')))
    expect(new PasteTarget([merged, p('')]).pasteHtml('<table><tr><td>NEW</td></tr></table>').drawn[0]).toBe(
      'table [w2 h2]p NEW | p x / p y',
    )
  })

  it('takes headings, tables and lists into a cell, an item or a box', () => {
    const html =
      '<p>Intro</p><h3>Background</h3><table><tr><td>a</td><td>b</td></tr></table><ul><li>One</li></ul><p>End</p>'
    const inCell = new PasteTarget([sheet(), p('')]).pasteHtml(html)
    expect(inCell.drawn).toEqual([
      'table “Ships” #p A | #p B / p 1 | p 2Intro p Background p a | b ul(li(p One)) p End',
      'p ',
    ])
    expect(inCell.messages).toEqual([
      '1 table became lines of text: a cell, list, quotation or box can’t hold a table.',
    ])
    expect(new PasteTarget([ul('Item|'), p('')]).pasteHtml(html).drawn).toEqual([
      'ul(li(p ItemIntro p Background p a | b ul(li(p One)) p End))',
      'p ',
    ])
    expect(new PasteTarget([callout('risk', p('Mind|'))]).pasteHtml(html).drawn).toEqual([
      'risk(p MindIntro p Background p a | b ul(li(p One)) p End)',
    ])
    const inHead = new PasteTarget([table('Ships', tr(th('A|'), th('B')), tr(td('1'), td('2')))]).pasteHtml(
      html,
    )
    expect(inHead.drawn).toEqual([
      'table “Ships” #p AIntro p Background p a | b ul(li(p One)) p End | #p B / p 1 | p 2',
    ])
  })
})

it('takes the place of everything that is selected', () => {
  for (const paste of [
    (one: PasteTarget) => one.pasteText('New words'),
    (one: PasteTarget) => one.pasteHtml('<p>New words</p>'),
  ]) {
    const target = new PasteTarget([p('Old'), table('', tr(td('1'))), p('')])
    target.editor.commands.selectAll()
    expect(paste(target).drawn).toEqual(['p New words'])
  }
})

describe('plain text', () => {
  const typed = (text: string) => new PasteTarget([empty]).pasteText(text).drawn

  it('joins the wrapped lines of a PDF', () => {
    expect(
      typed(
        'The Joint Committee met in March and agreed that the next\nround of staff talks would be held in the autumn, sub-\nject to confirmation by both ministries.\n\nShort line\nAnother line',
      ),
    ).toEqual([
      'p The Joint Committee met in March and agreed that the next round of staff talks would be held in the autumn, subject to confirmation by both ministries.',
      'p Short line',
      'p Another line',
    ])
  })

  it('begins a paragraph behind a line that ends early', () => {
    expect(
      typed(
        'The visit begins on Monday with a call on the chief of\nstaff and ends on Friday.\nThe programme is sent to all who take part in it, and the\nrest is said on the day.',
      ),
    ).toEqual([
      'p The visit begins on Monday with a call on the chief of staff and ends on Friday.',
      'p The programme is sent to all who take part in it, and the rest is said on the day.',
    ])
  })

  it('leaves lines alone that are none', () => {
    const list =
      'Ambassador of the Kingdom of Norway in the capital\nDefence attaché, Embassy of the Republic of France'
    expect(typed(list)).toHaveLength(2)
    expect(
      typed(
        '1. The first of the aims is to agree on exercises\n2. The second of the aims is to exchange officers',
      ),
    ).toHaveLength(2)
  })

  it('makes a table of tabbed rows of unlike length, and code of indented lines', () => {
    expect(typed('Ship\tType\tCrew\nAlpha\tFrigate\nBravo\tTug\t12')).toEqual([
      'table #p Ship | #p Type | #[right]p Crew / p Alpha | p Frigate | p  / p Bravo | p Tug | [right]p 12',
    ])
    expect(typed('if (a) {\n\tb = 1;\n\tc();\n}')).toEqual(['pre if (a) {\n    b = 1;\n    c();\n}'])
  })
})
