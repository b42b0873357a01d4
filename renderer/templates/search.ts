// Search in the template library: words in title, tags, purpose and text; the title counts most.
import { plainText } from '#shared/document/query'
import { fold } from '#shared/fold'
import { blocksOf, type Template } from '#shared/template'
import { searchWords } from '../base/search'
import { groupOf, type TemplateGroup } from '../base/template-groups'

/** Filter of the template browser. */
export interface LibraryFilter {
  readonly words: string
  /** Empty for all categories. */
  readonly category: string
  /** Empty for all. */
  readonly group: TemplateGroup | ''
}

interface Entry {
  readonly title: string
  readonly about: string
  readonly text: string
}

const entries = new WeakMap<Template, Entry>()

/** Returns the templates that contain every word of the search, best first; in the library's order without a search. */
export function searchTemplates(templates: readonly Template[], filter: LibraryFilter): Template[] {
  const words = searchWords(filter.words)
  return templates
    .filter((template) => filter.category === '' || template.category === filter.category)
    .filter((template) => filter.group === '' || groupOf(template) === filter.group)
    .map((template) => ({ template, score: scoreOf(entryOf(template), words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.template.order - other.template.order)
    .map(({ template }) => template)
}

/** The categories of a library, in the order of its templates. */
export function categoriesOf(templates: readonly Template[]): string[] {
  return [
    ...new Set([...templates].sort((one, other) => one.order - other.order).map(({ category }) => category)),
  ]
}

function scoreOf(entry: Entry, words: readonly string[]): number {
  const scores = words.map((word) => {
    if (entry.title.includes(word)) return 100
    if (entry.about.includes(word)) return 10
    return entry.text.includes(word) ? 1 : 0
  })
  if (scores.includes(0)) return 0
  return 1 + scores.reduce<number>((sum, score) => sum + score, 0)
}

function entryOf(template: Template): Entry {
  const known = entries.get(template)
  if (known) return known
  const blocks = blocksOf(template)
  const entry = {
    title: fold(template.title),
    about: fold([template.category, template.purpose, ...template.tags].join(' ')),
    text: fold(blocks.map((block) => plainText(block)).join(' ')),
  }
  entries.set(template, entry)
  return entry
}
