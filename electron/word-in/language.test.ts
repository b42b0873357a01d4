// A Word file states a language for each kind of script; its pack has that of most of its words.
import { expect, it } from 'vitest'
import { readBody } from './testing/read'
import { para } from './testing/word-file'

const styles = (bidi: string) =>
  `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB" w:bidi="${bidi}"/></w:rPr></w:rPrDefault></w:docDefaults>`

it.each([
  ['Arabic', 'هذا نص عربي طويل مع NATO', 'ar-SA', 'ar'],
  ['Persian', 'این متن فارسی است', 'fa-IR', 'fa'],
  ['Hebrew where another is stated', 'זהו טקסט בעברית', 'ar-SA', 'he'],
  ['English with a few Arabic words', 'These are English words, and مرحبا is one of them', 'ar-SA', 'en-GB'],
])('is that of most of its words: %s', (_, words, bidi, language) => {
  expect(readBody(para(words), { styles: styles(bidi) }).language).toBe(language)
})
