// The menu of filters: each item is a word in the search box, which can also be typed there.
import type { MenuItem } from '../ui/Menu'

/** Filters that are on or off. */
const SWITCHES: readonly (readonly [word: string, label: string])[] = [
  ['is:favourite', 'Favourites'],
  ['is:archived', 'Archived packs'],
  ['kind:briefing', 'Briefings'],
  ['kind:handout', 'Handouts'],
  ['include:deleted', 'Include deleted packs'],
]
const KINDS = ['kind:briefing', 'kind:handout']
/** Filters that need a value: the cursor is left after them. */
const BEGINNINGS: readonly (readonly [word: string, label: string])[] = [
  ['author:', 'Author…'],
  ['marking:', 'Marking…'],
  ['field:', 'Value of a field…'],
  ['changed:', 'Changed in year or month…'],
]
/** Number of tags in the menu. */
const MOST_TAGS = 15

/** The items for what is in the box; `change` gets what it is to hold. */
export function filterItems(
  words: string,
  tags: readonly string[],
  change: (words: string) => void,
): MenuItem[] {
  const toggle = ([word, label]: readonly [string, string]): MenuItem => {
    const checked = hasWord(words, word)
    return {
      label,
      id: word,
      checked,
      run: () => change(checked ? without(words, word) : withWord(withoutOther(words, word), word)),
    }
  }
  const tagged = tags.slice(0, MOST_TAGS).map((tag) => toggle([tagWord(tag), tag]))
  return [
    ...SWITCHES.map(toggle),
    'rule',
    ...BEGINNINGS.map(
      ([word, label]): MenuItem => ({ label, id: word, run: () => change(withWord(words, word)) }),
    ),
    ...(tagged.length > 0 ? (['rule'] as const) : []),
    ...tagged,
  ]
}

/** The filter for a tag and no longer one. Quotation marks of any kind would end it; they are no words. */
export const tagWord = (tag: string): string => `tag:"${tag.replace(/["“”„«»]/g, ' ').trim()}"`

/** No pack is of two kinds: one that is chosen takes the place of the other. */
const withoutOther = (words: string, word: string): string =>
  KINDS.includes(word) ? KINDS.reduce(without, words) : words

const hasWord = (words: string, word: string): boolean => ` ${words} `.includes(` ${word} `)
const withWord = (words: string, word: string): string => `${words.trim()} ${word}`.trim()
const without = (words: string, word: string): string => ` ${words} `.replace(` ${word} `, ' ').trim()
