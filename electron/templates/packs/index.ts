// A whole pack as Markdown: its details at the top, then its sections. Reads Markdown by anybody, too.
import { z } from 'zod'
import type { Inline, Section } from '#shared/document/nodes'
import type { PackField, PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { readYaml } from '../yaml'
import type { Json } from './machine-lines'
import { type DraftSection, readSections, type Surroundings } from './read-sections'
import { type Addresses, writeSections } from './write-sections'

/** A pack to write. */
export interface PackToWrite {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly Section[]
  /** Names of the files of assets, in a folder beside the text. */
  readonly files: ReadonlyMap<string, string>
}

/** Writes a pack. Reading it gives the same pack. */
export function writePackMarkdown({ meta, fields, sections, files }: PackToWrite): string {
  const assets = new Map([...files].map(([asset, file]) => [file, asset]))
  const addresses: Addresses = {
    address: (asset) => files.get(asset) ?? '',
    picture: (address) => assets.get(decoded(address)) ?? null,
  }
  const { title, subtitle, author, date, language, ...rest } = meta
  const head = {
    ...{ title, subtitle, author, date, lang: language },
    attache: { version: 1, meta: rest, fields, files: Object.fromEntries(files) },
  }
  // JSON is YAML.
  const lines = Object.entries(head)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${writeSections(sections, addresses)}\n`
}

/** What a text holds; not checked as a pack yet. */
export interface ReadMarkdown {
  /** What it says of the whole: by the names that are common in Markdown. */
  readonly title: string
  readonly subtitle: string
  readonly author: string
  readonly date: string
  readonly language: string
  /** Details that may say how the text is marked. */
  readonly markings: readonly string[]
  /** What only the program writes; null for a text by others. */
  readonly own: { readonly meta: Json; readonly fields: readonly unknown[]; readonly files: Json } | null
  readonly sections: readonly DraftSection[]
}

/** Reads a text. `picture` is asked for each address, with the files that the text names itself. */
export function readPackMarkdown(
  text: string,
  around: Omit<Surroundings, 'isOwn' | 'picture'> & {
    picture(address: string): string | null
  },
): ReadMarkdown {
  const { head, body } = split(text, around.tell)
  const own = ownPart(head.attache)
  const read = readSections(body, {
    ...around,
    picture: (address) => around.picture(decoded(address)),
    isOwn: own !== null,
  })
  const titled = own === null && textOf(head.title) === '' ? titleOnTop(read) : null
  return {
    title: titled?.title ?? textOf(head.title),
    subtitle: textOf(head.subtitle),
    author: textOf(head.author),
    date: DATE.exec(textOf(head.date))?.[0] ?? '',
    language: textOf(head.lang) || textOf(head.language),
    markings: Object.entries(head).flatMap(([name, value]) =>
      MARKING.test(name) ? [shownValue(value)] : [],
    ),
    own,
    sections: titled?.sections ?? read,
  }
}

/** A text whose only heading of the first level is at its top has its title there. */
function titleOnTop(sections: readonly DraftSection[]) {
  const [first, ...others] = sections
  const below = others.map(({ attrs }) => Number(attrs.level))
  if (!first || first.title.length === 0 || others.length === 0 || below.some((level) => level < 2))
    return null
  const raised = others.map((one) => ({
    ...one,
    attrs: { ...one.attrs, level: Number(one.attrs.level) - 1 },
  }))
  const opening = first.content.length > 0 ? [{ ...first, title: [], attrs: { level: 1 } }] : []
  return { title: wordsOf(first.title), sections: [...opening, ...raised] }
}

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('')

/** The details at the top of a text, and what follows them. */
function split(text: string, tell: Surroundings['tell']): { readonly head: Json; readonly body: string } {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const found = /^---\n([\s\S]*?\n)(?:---|\.\.\.)(?:\n|$)/.exec(plain)
  if (!found) return { head: {}, body: plain }
  try {
    const head = readYaml('', found[1] ?? '', z.record(z.string(), z.unknown()))
    for (const [name, value] of Object.entries(head)) {
      const words = shownValue(value)
      const isKept = KNOWN.includes(name) && (name === 'attache' || words === '' || keeps(name, value))
      if (!isKept) tell('lost', `Details at the top: ${name}${words === '' ? '' : `: ${words}`}`)
    }
    return { head, body: plain.slice(found[0].length) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // A line across above text, for example.
    return { head: {}, body: plain }
  }
}

/** Names under which texts say how they are marked. */
const MARKING = /^(classification|marking|protective[-_ ]marking|security|sensitivity|einstufung)$/i

const KNOWN = ['title', 'subtitle', 'author', 'date', 'lang', 'language', 'attache']

const DATE = /^\d{4}-\d{2}-\d{2}/
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** Whether a detail that packs have can be kept as it is written. */
function keeps(name: string, value: unknown): boolean {
  const text = textOf(value)
  if (name === 'date') return DATE.test(text)
  return name.startsWith('lang') ? LANGUAGE.test(text) : text !== ''
}

const MOST_SHOWN = 400

/** A detail as a line of a message. */
function shownValue(value: unknown): string {
  const text = textOf(value)
  const words = text === '' && value !== null && typeof value === 'object' ? JSON.stringify(value) : text
  return words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)}…` : words
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : ''
}

function ownPart(value: unknown): ReadMarkdown['own'] {
  const part = value as { version?: unknown; meta?: Json; fields?: unknown[]; files?: Json } | undefined
  if (!part || typeof part !== 'object' || part.version !== 1) return null
  return { meta: part.meta ?? {}, fields: part.fields ?? [], files: part.files ?? {} }
}

/** An address as the name of a file. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
