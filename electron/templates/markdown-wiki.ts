// Links and pictures as in a wiki: `[[Page|words]]`, `![[map.png|words]]`.
import type { StateInline } from 'markdown-it'

const WIKI = /(!?)\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\]/y
const PICTURE = /\.(png|jpe?g|gif|svg|webp|bmp)$/i

/** A rule of the parser: a picture is an image with its words as description, a link its words alone, as its page isn't there. */
export function readWikiLink(state: StateInline, silent: boolean): boolean {
  WIKI.lastIndex = state.pos
  const match = WIKI.exec(state.src)
  if (!match) return false
  const [whole, mark, target = '', words = ''] = match
  // `|300` is a width.
  const alias = /^\d+(x\d+)?$/.test(words.trim()) ? '' : words.trim()
  if (!silent) {
    if (mark === '!' && PICTURE.test(target.trim())) {
      const token = state.push('image', 'img', 0)
      token.attrs = [
        ['src', target.trim()],
        ['alt', alias],
      ]
      token.content = alias
      token.children = []
    } else {
      // The reader of links says that its page isn't in the pack.
      state.push('link_open', 'a', 1).attrs = [['href', target.trim()]]
      state.push('text', '', 0).content = alias || target.trim()
      state.push('link_close', 'a', -1)
    }
  }
  state.pos += whole.length
  return true
}
