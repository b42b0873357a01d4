// Endless words and texts: in every field of a pack, and in every script.
import type { CommentThread, Section } from '#shared/document/nodes'
import {
  callout,
  code,
  doc,
  field,
  h,
  image,
  link,
  newId,
  note,
  np,
  p,
  pack,
  packField,
  pre,
  ref,
  section,
  table,
  tasks,
  td,
  th,
  tr,
  trainer,
  ul,
} from '../../electron/pdf/testing/build'
import { chartAsset } from '../../electron/pdf/testing/pictures'
import type { Torture } from './documents'

const commented = (words: string): Section => {
  const thread: CommentThread = {
    id: 'c1',
    resolved: false,
    entries: [{ author: words, time: '2026-05-01T08:00:00.000Z', text: words }],
  }
  const text = { type: 'text', text: words, marks: [{ type: 'comment', attrs: { id: 'c1' } }] } as const
  return section('Commented', { comments: [thread] }, p(text))
}

/** A pack with a text in each of its fields. */
function everywhere(words: string): Torture['pack'] {
  const start = newId()
  const body = [
    h(1, words),
    np(1, words),
    p(note(words), note(words, 'source'), field('f'), field('none'), ' ', ref(start), ref(start, 'title')),
    p(link(`https://example.org/${words}`, words), code(words)),
    ul(words),
    tasks([true, words]),
    pre(words),
    callout('risk', p(words)),
    table(words, tr(th(words), th('Head')), tr(td(words), td('7'))),
    image(chartAsset.id, { alt: words, caption: words }),
    image('f'.repeat(64), { alt: words, caption: words }),
    trainer('answers', p(words)),
  ]
  const long = [packField('f', words, words), packField('none', '', words)]
  return pack(
    doc(section(words, { id: start }, ...body), commented(words), section(words, { annex: true }, p('x'))),
    {
      title: words,
      subtitle: words,
      author: words,
      organisation: words,
      reference: words,
      blueprint: words,
      kind: 'handout',
      marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: true },
    },
    long,
  )
}

const LETTERS = 10_000

/** Texts of so many letters that are one word. */
export const endlessWords = (letters: number): Readonly<Record<string, string>> => {
  const fill = (piece: string): string =>
    piece.repeat(Math.ceil(letters / piece.length)).slice(0, letters - (letters % piece.length))
  return {
    latin: fill('a'),
    latinAndFigures: fill('ab1'),
    arabic: fill('السلام'),
    hebrew: fill('שלום'),
    bothWays: fill('aש'),
    thai: fill('สวัสดี'),
    devanagari: fill('नमस्ते'),
    chinese: fill('漢字'),
    hangul: fill('대한'),
    emoji: fill('🦆'),
    families: fill('👨‍👩‍👧'),
    figures: fill('7'),
    cyrillic: fill('і'),
    accents: `a${fill('\u0301')}`,
    arabicMarks: `س${fill('\u064e')}`,
    breaks: fill('a\u200b'),
    nothing: fill('\u200b'),
    directions: fill('\u2067'),
    softHyphens: fill('a\u00ad'),
    hyphens: fill('a-'),
    slashes: fill('a/'),
    address: `https://example.org/${fill('a-b.c/')}`,
    code: fill('a_b'),
    fixedSpaces: fill('a\u00a0'),
    tied: fill('5 km '),
    titles: fill('Dr '),
    halves: fill('\ud83e'),
  }
}

/** Documents in which something is as long as a paste can be. */
export const endlessTortures: readonly Torture[] = [
  {
    name: 'letters-everywhere',
    right: 'A word of 10,000 letters in every field lies within the pages.',
    pack: everywhere('W'.repeat(LETTERS)),
    assets: [chartAsset],
  },
  {
    name: 'words-everywhere',
    right: '2,000 words in every field lie within the pages.',
    pack: everywhere(Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' ')),
    assets: [chartAsset],
    options: { paper: 'a5', comments: true, notes: 'list', linkNotes: true },
  },
  {
    name: 'arabic-everywhere',
    right: '10,000 Arabic letters without a space in every field lie within the pages.',
    pack: everywhere('السلام'.repeat(LETTERS / 6)),
    assets: [chartAsset],
    options: { comments: true, twoPerSheet: true },
  },
  {
    name: 'words-without-end',
    right: 'Words of 10,000 letters of every script are divided within the width.',
    pack: pack(doc(section('Alpha', {}, ...Object.values(endlessWords(LETTERS)).map((word) => p(word))))),
  },
]
