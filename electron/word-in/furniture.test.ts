// Heads and feet of pages of Word files: what may be a marking is found however it is written, and no words are dropped without a remark.
import { describe, expect, it } from 'vitest'
import { foundMarkings } from '#shared/found-markings'
import { drawn, readBody, remarks } from './testing/read'
import { para, run } from './testing/word-file'

const tracked = (kind: 'ins' | 'del', words: string) =>
  `<w:${kind} w:id="1" w:author="Ann" w:date="2026-05-01T08:00:00Z">${kind === 'ins' ? run(words) : `<w:r><w:delText>${words}</w:delText></w:r>`}</w:${kind}>`
const withHead = (header: string) => readBody(para('Words.'), { header })
const levelIn = (header: string, scheme: string) => {
  const { lines, portions } = withHead(header)
  return foundMarkings(lines, portions).find((one) => one.scheme === scheme)?.level
}

describe('markings at the heads of pages', () => {
  it.each([
    ['a label before it', para('Classification: SECRET'), 'us', 'secret'],
    ['a number of a page beside it', para('Page 2 of 9   SECRET'), 'us', 'secret'],
    ['signs around it', para('- [SECRET] -'), 'us', 'secret'],
    ['letters that are set apart', para('S E C R E T'), 'us', 'secret'],
    ['words that are set apart', para('N A T O   S E C R E T'), 'nato', 'nato-secret'],
    ['slashes around it', para('//NATO SECRET//'), 'nato', 'nato-secret'],
    ['a country before it', para('UK OFFICIAL-SENSITIVE'), 'uk', 'official-sensitive'],
    ['a title beside it', para('CONFIDENTIAL | Plan of the visit'), 'us', 'confidential'],
    [
      'a table around it',
      `<w:tbl><w:tr><w:tc>${para('Staff')}</w:tc><w:tc>${para('SECRET')}</w:tc></w:tr></w:tbl>`,
      'us',
      'secret',
    ],
    [
      'the words of a watermark',
      para('<w:r><w:pict><v:shape><v:textpath string="TOP SECRET"/></v:shape></w:pict></w:r>'),
      'us',
      'top-secret',
    ],
    [
      'one that is proposed to be replaced',
      para(tracked('del', 'SECRET') + tracked('ins', 'CONFIDENTIAL')),
      'us',
      'secret',
    ],
  ])('are found with %s', (_, header, scheme, level) => {
    expect(levelIn(header, scheme)).toBe(level)
  })

  it('are not found in other words, which are named as left out; the title and numbers of pages are not', () => {
    const read = readBody(para('Words.'), {
      header: para('OFFICIAL JOURNAL') + para('Paper') + para('Page A-1 of A-7'),
      footer: para('Draft of the staff'),
      title: 'Paper',
    })
    expect(foundMarkings(read.lines, read.portions)).toEqual([])
    expect(remarks(read)).toEqual([
      'lost: Words at the head or foot of pages: “OFFICIAL JOURNAL”',
      'lost: Words at the head or foot of pages: “Draft of the staff”',
    ])
  })
})

describe('markings in the text itself', () => {
  const levelOf = (body: string, scheme = 'us', parts = {}) => {
    const { lines, portions } = readBody(body, parts)
    return foundMarkings(lines, portions).find((one) => one.scheme === scheme)?.level
  }
  const words = Array.from({ length: 20 }, (_, at) => para(`Words ${at}.`)).join('')
  const centred = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('TOP SECRET')}</w:p>`

  it.each([
    ['the first line', para('SECRET') + words, 'secret'],
    ['the last line', words + para('SECRET//NOFORN'), 'secret'],
    ['a line in the middle of the page', words + centred + words, 'top-secret'],
    ['a line with letters set apart', para('S E C R E T') + words, 'secret'],
  ])('are found in %s', (_, body, level) => {
    expect(levelOf(body)).toBe(level)
  })

  it('are not found in sentences, or in a line among others', () => {
    expect(levelOf(para('Secret') + words + para('It is secret.'))).toBeUndefined()
    expect(levelOf(words + para('SECRET') + words)).toBeUndefined()
  })

  it('stay words of the text, and are not named as left out', () => {
    const read = readBody(para('SECRET') + words)
    expect(drawn(read)).toContain('  paragraph: SECRET')
    expect(remarks(read).join()).not.toContain('SECRET')
  })
})

describe('portion marks', () => {
  it('are found with several looks, in notes, in captions, one after another and in the title', () => {
    const read = readBody(
      [
        para(`${run('(', '<w:b/>')}${run('TS')}${run(') One.')}`),
        para(`${run('Two.')}<w:r><w:footnoteReference w:id="1"/></w:r>`),
        para(`${tracked('ins', '(U) ')}${tracked('del', '(S) ')}${run('Three.')}`),
      ].join(''),
      { footnotes: `<w:footnote w:id="1">${para('(C) Note.')}</w:footnote>`, title: '(R) Paper' },
    )
    expect(read.portions.map(({ text }) => text).sort()).toEqual(['(C)', '(R)', '(S)', '(TS)', '(U)'])
  })
})
