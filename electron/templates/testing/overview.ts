// The table of sections in the library's README, generated from the library itself.
import type { Template } from '#shared/template'
import { countWords, itemsOf, nodesOf } from './passages'

const MARKERS = /(<!-- sections -->\n)[\s\S]*(<!-- \/sections -->)/

/** Returns the README with its table of sections updated. */
export function withOverview(readme: string, templates: readonly Template[]): string {
  return readme.replace(
    MARKERS,
    (_, before: string, after: string) => `${before}\n${overview(templates)}\n\n${after}`,
  )
}

function overview(templates: readonly Template[]): string {
  const rows = [
    ['Section', 'Words', 'Fields', 'Structured elements', 'Sources', 'Questions'],
    ['---', '---:', '---:', '---', '---:', '---:'],
    ...templates.map(rowOf),
  ]
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function rowOf(template: Template): string[] {
  const sources = nodesOf(template.full, 'footnote').filter((note) => note.attrs.kind === 'source')
  const texts = new Set(sources.map((note) => JSON.stringify(note.content)))
  return [
    `${template.level === 2 ? '– ' : ''}[${template.title}](${template.id}.md)`,
    String(countWords(template.full)),
    String(template.fields.length),
    structureOf(template),
    String(texts.size),
    String(questionsOf(template)),
  ]
}

function structureOf(template: Template): string {
  const count = (number: number, name: string): string[] =>
    number === 0 ? [] : [`${number} ${name}${number > 1 ? 's' : ''}`]
  return [
    ...count(nodesOf(template.full, 'table').length, 'table'),
    ...count(nodesOf(template.full, 'taskList').length, 'checklist'),
    ...count(nodesOf(template.full, 'callout').length, 'callout'),
  ].join(', ')
}

function questionsOf(template: Template): number {
  return itemsOf(template, 'discussion').length + itemsOf(template, 'check').length
}
