// Parses the text of a template file: front matter and three parts, checked against the document's schema.
import { z } from 'zod'
import { BUILT_IN_AUDIENCES } from '#shared/document/audiences'
import type { Block } from '#shared/document/nodes'
import { parseSection } from '#shared/document/parse'
import { fieldNames } from '#shared/document/query'
import { emptySection, TEMPLATE_FAMILIES, type Template, type TemplateFamily } from '#shared/template'
import { readBlocks } from './blocks'
import { fault } from './fault'
import { byLength } from './full-only'
import type { Source } from './inlines'
import { type Piece, readMarkdown } from './markdown'
import { readYaml } from './yaml'

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id can contain only lower-case letters, digits and hyphens')
const words = z.string().trim().min(1, 'must not be empty')

const frontMatter = z.strictObject({
  title: words,
  version: z.int().min(1),
  family: z.enum(TEMPLATE_FAMILIES).default('background'),
  repeatable: z.boolean().default(false),
  order: z.int().min(0),
  level: z.int().min(1).max(2),
  parent: id.nullable(),
  category: words,
  tags: z.array(words),
  purpose: words,
  audience: z.enum(BUILT_IN_AUDIENCES).optional(),
  pages: z.number().positive(),
})

/** The level-1 headings of a file and the part of a Template that each starts. */
const PARTS = { 'Full text': 'full', 'Short text': 'short', 'Trainer material': 'trainer' } as const
type Part = (typeof PARTS)[keyof typeof PARTS]

/**
 * Parses one template. `file` is its name in messages; the id is its last part without `.md`. Throws
 * `template/invalid`; the message begins with `file:line`.
 */
export function parseTemplate(file: string, text: string, origin: Template['origin'] = 'built-in'): Template {
  const templateId = idOf(file)
  const { head, body } = split(file, text)
  const meta = readYaml(file, head, frontMatter, 2)
  const { body: pieces, notes } = readMarkdown(file, body)
  let ids = 0
  const source: Source = {
    file,
    notes,
    newId() {
      ids += 1
      return `${templateId}-n${ids}`
    },
  }
  const parts = readParts(source, pieces)
  refuseEmptyParts(file, meta.family, parts)
  const blocks = [...parts.full, ...parts.short, ...parts.trainer]
  const { full: trainer, short: trainerShort } = byLength(parts.trainer)
  return {
    id: templateId,
    origin,
    ...meta,
    ...parts,
    trainer,
    trainerShort,
    fields: [...new Set(blocks.flatMap(fieldNames))],
  }
}

/** Returns the id from a file's name; throws when the name is not a valid id. */
export function idOf(file: string): string {
  const name =
    file
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[a-z]+$/, '') ?? ''
  if (!id.safeParse(name).success)
    throw fault(file, 1, 'the name of the file is the id: lower-case letters, digits and hyphens')
  return name
}

/** Separates the front matter from the Markdown and replaces it with blank lines, so that line numbers stay correct. */
function split(file: string, text: string): { head: string; body: string } {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const match = /^---\n([\s\S]*?\n)---(?:\n|$)/.exec(plain)
  if (!match) throw fault(file, 1, 'the file must begin with front matter between two lines of ---')
  const lines = match[0].split('\n').length - 1
  return { head: match[1] ?? '', body: '\n'.repeat(lines) + plain.slice(match[0].length) }
}

function readParts(source: Source, pieces: readonly Piece[]): Record<Part, Block[]> {
  const parts: Partial<Record<Part, Piece[]>> = {}
  let current: Piece[] | null = null
  for (const piece of pieces) {
    if (piece.type === 'heading' && piece.tag === 'h1') {
      const part = partOf(source, piece)
      if (parts[part]) throw fault(source.file, piece.line, 'this part appears twice')
      current = []
      parts[part] = current
    } else if (current) {
      current.push(piece)
    } else {
      throw fault(
        source.file,
        piece.line,
        'text must come under one of the headings # Full text, # Short text, # Trainer material',
      )
    }
  }
  const read = (part: Part): Block[] => checked(source, part, parts[part] ?? [])
  return { full: read('full'), short: read('short'), trainer: read('trainer') }
}

function partOf(source: Source, heading: Piece): Part {
  const name = heading.children[0]?.content ?? ''
  const part = Object.entries(PARTS).find(([title]) => title === name)?.[1]
  if (!part)
    throw fault(
      source.file,
      heading.line,
      `"# ${name}" is not a part of a template; use one of: ${Object.keys(PARTS).join(', ')}`,
    )
  return part
}

/** A form may do without a short text and without trainer material. */
function refuseEmptyParts(file: string, family: TemplateFamily, parts: Record<Part, Block[]>): void {
  for (const [heading, part] of Object.entries(PARTS)) {
    if (parts[part].length === 0 && (part === 'full' || family === 'background'))
      throw fault(file, 1, `the part "# ${heading}" is missing or empty`)
  }
}

function checked(source: Source, part: Part, pieces: readonly Piece[]): Block[] {
  const first = pieces[0]
  if (!first) return []
  const blocks = readBlocks(source, pieces)
  const stray = blocks.find((block) => (block.type === 'trainer') !== (part === 'trainer'))
  if (stray)
    throw fault(
      source.file,
      first.line,
      `"# Trainer material" can contain only ::: trainer blocks, and only it can contain them`,
    )
  const section = emptySection(part, () => part)
  try {
    parseSection({ ...section, content: [section.content[0], ...blocks] }, 0)
  } catch (cause) {
    throw fault(source.file, first.line, cause instanceof Error ? cause.message : String(cause))
  }
  return blocks
}
