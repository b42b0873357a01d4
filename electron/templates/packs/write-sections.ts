// The sections of a pack as Markdown that gives the same sections when it is read: each block is read back as it is written.
import type { Block, Footnote, NodeId, Section } from '#shared/document/nodes'
import { parseSection } from '#shared/document/parse'
import { walk } from '#shared/document/query'
import { storedPart } from '#shared/document/unknown/carry'
import { emptySection } from '#shared/template'
import { attrsLine, digestOf, type Json, sectionLine, wrapped } from './machine-lines'
import { readSections, type Surroundings } from './read-sections'
import { type Writing, writeBlocks } from './write-blocks'
import { escapedStart, writeInlines } from './write-inlines'

/** Addresses of the files of assets, both ways. */
export interface Addresses {
  address(asset: string): string
  picture(address: string): string | null
}

/** Writes the sections. */
export function writeSections(sections: readonly Section[], addresses: Addresses): string {
  const referred = referredIn(sections)
  let count = 0
  const nextKey = ({ attrs }: Footnote): string => {
    count += 1
    return `${attrs.kind === 'source' ? 'src' : 'note'}-${count}`
  }
  return sections.map((section) => sectionText(section, { ...addresses, nextKey, referred })).join('\n\n')
}

interface Tools extends Addresses, Pick<Writing, 'nextKey'> {
  /** Ids that something in the pack refers to. */
  readonly referred: ReadonlySet<NodeId>
}

function referredIn(sections: readonly Section[]): Set<NodeId> {
  const found = new Set<NodeId>()
  for (const section of sections)
    walk(section, (node) => {
      if (node.type === 'crossReference') found.add(node.attrs.target)
    })
  return found
}

function sectionText(section: Section, tools: Tools): string {
  const depth = section.attrs.level
  const head = headText(section, tools)
  const [, ...blocks] = section.content
  const text = [head, ...partsOf(blocks, depth, tools)].join('\n\n')
  if (isSame(section, text, tools)) return text
  return [head, ...blocks.map((block) => wrapped(storedPart(block), shownText([block], depth, tools)))].join(
    '\n\n',
  )
}

/** Whether a text gives a section. */
function isSame(section: Section, text: string, tools: Tools): boolean {
  const read = readSections(text, around(tools))
  const [only, ...others] = read
  if (!only || others.length > 0) return false
  const { templateId, templateVersion, templateVariant, ...rest } = section.attrs
  return (
    comparable([{ ...section, attrs: { ...rest, templateId, templateVersion, templateVariant } }]) ===
    comparable([draftAs(only, section)])
  )
}

const draftAs = (draft: ReturnType<typeof readSections>[number], { attrs }: Section): unknown => ({
  type: 'section',
  attrs: { ...emptySection('', () => 'id').attrs, ...draft.attrs, id: attrs.id },
  content: [{ type: 'sectionTitle', content: draft.title }, ...draft.content],
})

function headText({ attrs, content: [title] }: Section, tools: Tools): string {
  const usual: Json = { ...emptySection('', () => '').attrs, level: attrs.level }
  const own = Object.entries(attrs).filter(
    ([name, value]) =>
      name !== 'level' &&
      (name === 'id' ? tools.referred.has(attrs.id) : JSON.stringify(usual[name]) !== JSON.stringify(value)),
  )
  const words = writeInlines(title.content, { key: tools.nextKey }).replaceAll('\\\n', ' ')
  const line = `${'#'.repeat(attrs.level)} ${escapedStart(words).replace(/ (#+)$/, ' \\$1')}`
    .replaceAll(/[\r\0\p{Cs}]/gu, ' ')
    .trimEnd()
  const [read] = readSections(line, around(tools))
  const isTold =
    !UNSTABLE.test(line) && JSON.stringify(read?.title ?? []) === JSON.stringify(title.content ?? [])
  return `${sectionLine(Object.fromEntries(own), isTold ? null : (title.content ?? []), digestOf(line))}\n\n${line}`
}

/** The blocks of a section, as texts; numbered paragraphs that follow each other are one text. */
function partsOf(blocks: readonly Block[], depth: number, tools: Tools): string[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    const joins = block.type === 'numberedParagraph' && last?.[0]?.type === 'numberedParagraph'
    if (joins) last.push(block)
    else groups.push([block])
  }
  const parts = groups.map((group) => ({
    list: LISTS.includes(group[0]?.type ?? '') ? (group[0]?.type ?? '') : '',
    text: groupText(group, depth, tools),
  }))
  return parts.flatMap(({ list, text }, index) =>
    list !== '' && parts[index - 1]?.list !== '' && index > 0 ? ['<!-- -->', text] : [text],
  )
}

const LISTS: readonly string[] = ['bulletList', 'taskList', 'orderedList', 'numberedParagraph']

function groupText(group: readonly Block[], depth: number, tools: Tools): string {
  const plain = plainOf(group, depth, tools)
  if (plain !== null) return plain
  return group
    .map(
      (block) =>
        (group.length > 1 ? plainOf([block], depth, tools) : null) ??
        wrapped(storedPart(block), shownText([block], depth, tools)),
    )
    .join('\n\n')
}

/** Letters that a text file doesn't keep: single carriage returns, halves of letters, those at which programs end. */
const UNSTABLE = /[\r\0\p{Cs}]/u

/** Widths of a column for each dash of a table that are tried. */
const PIXELS = [16, 8, 10, 5, 4, 2, 1]

const shownText = (blocks: readonly Block[], depth: number, tools: Tools): string =>
  writeBlocks(blocks, { ...tools, depth, pixels: PIXELS[0] ?? 1 }).replaceAll(/[\r\0\p{Cs}]/gu, ' ')

/** Blocks as Markdown, with their attributes before them if Markdown can't say those; null when it can't say them at all. */
function plainOf(group: readonly Block[], depth: number, tools: Tools): string | null {
  if (group.some((block) => isReferred(block, tools.referred))) return null
  const tries = group.some(({ type }) => type === 'table') ? PIXELS : PIXELS.slice(0, 1)
  for (const pixels of tries) {
    const text = writeBlocks(group, { ...tools, depth, pixels })
    if (UNSTABLE.test(text)) return null
    const read = blocksIn(text, depth, tools)
    if (comparable(read) === comparable(group)) return text
    const attrs = read.length === 1 && group.length === 1 ? attrsBeyond(read[0], group[0]) : null
    if (attrs) return `${attrsLine(attrs)}\n\n${text}`
  }
  return null
}

function isReferred(block: Block, referred: ReadonlySet<NodeId>): boolean {
  let found = false
  walk(block, (node) => {
    const id = 'attrs' in node && node.attrs && 'id' in node.attrs ? node.attrs.id : ''
    if (referred.has(String(id))) found = true
  })
  return found
}

function blocksIn(text: string, depth: number, tools: Tools): readonly unknown[] {
  const read = readSections(`${'#'.repeat(depth)} Title\n\n${text}`, around(tools))
  return read.length === 1 ? (read[0]?.content ?? []) : []
}

/** The attributes of a block that the read one lacks, if there is no other difference. */
function attrsBeyond(read: unknown, block: Block | undefined): Json | null {
  const [own, found] = [attrsOf(block), attrsOf(read)]
  const { id: _, ...rest } = own
  const merged = { ...(read as object), attrs: { ...found, ...rest } }
  if (comparable([merged]) !== comparable([block])) return null
  const usual = attrsOf(JSON.parse(comparable([read]))[0])
  return Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => JSON.stringify(usual[name]) !== JSON.stringify(value)),
  )
}

const attrsOf = (node: unknown): Json => (node as { attrs?: Json } | undefined)?.attrs ?? {}

const around = ({ picture }: Tools): Surroundings => ({
  picture,
  newId: () => 'id',
  tell: () => undefined,
  isOwn: true,
})

/** Blocks or sections as text, with all attributes and without ids, which each reading gives anew. */
export function comparable(nodes: readonly unknown[]): string {
  const isSection = (nodes[0] as { type?: string } | undefined)?.type === 'section'
  const plain = isSection ? nodes : sectionWith(nodes)
  try {
    const checked = plain.map((node, index) => parseSection(node, index))
    const shown = isSection ? checked : checked.flatMap(({ content: [, ...blocks] }) => blocks)
    return JSON.stringify(shown, (key, value) => (key === 'id' ? '' : value))
  } catch {
    // What a section can't have is like nothing.
    return '[]'
  }
}

const sectionWith = (blocks: readonly unknown[]): readonly unknown[] => {
  const section = emptySection('', () => 'id')
  return blocks.length === 0 ? [] : [{ ...section, content: [section.content[0], ...blocks] }]
}
