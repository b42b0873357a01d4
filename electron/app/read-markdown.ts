// A Markdown file as a pack: read with the pictures beside it, checked like any pack from outside.
import { readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DOCUMENT_VERSION, type Section } from '#shared/document/nodes'
import { parseDocument, parseSection } from '#shared/document/parse'
import { fieldNames, plainText } from '#shared/document/query'
import { NEW_NUMBERING, type PackField, type PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { emptySection } from '#shared/template'
import { westernOf } from '#shared/western'
import { MOST_REMARKS, type WordFile, type WordRemark } from '#shared/word-import'
import type { PackContent } from '../exchange'
import { fieldShape, metaShape } from '../exchange/format'
import { type ReadMarkdown, readPackMarkdown } from '../templates/packs'
import { portionsIn } from '../word-in'
import { FilesBeside } from './files-beside'
import { newNodeId } from './new-pack'

/** A file that was read. */
export interface ReadMarkdownFile {
  readonly file: WordFile
  readonly content: PackContent
}

/** Largest text that is read. */
const MOST_TEXT = 20 * 1024 * 1024

/**
 * Reads a Markdown file. Pictures are taken from its folder and the folders in it alone, or from `root`, which holds it; nothing is fetched. Throws
 * `exchange/invalid` and `exchange/too-large`; the message names the file.
 */
export function readMarkdownFile(path: string, root = dirname(path)): ReadMarkdownFile {
  const name = basename(path)
  const remarks = new Remarks()
  const files = new FilesBeside(dirname(path), root)
  const read = readPackMarkdown(textOf(path, name), {
    newId: newNodeId,
    tell: (kind, what) => remarks.add(kind, what),
    picture: (address) => files.picture(address),
  })
  const stem = name.replace(/\.[^.]*$/, '')
  if (read.own) files.addAll(Object.values(read.own.files))
  const sections = read.sections.map((draft, index) =>
    sectionOf(draft, index, read.own ? '' : read.title || stem),
  )
  const whole = sections.length > 0 ? sections : [emptySection('', newNodeId)]
  const meta = metaOf(read, stem, files, remarks)
  const doc = parseDocument(DOCUMENT_VERSION, {
    type: 'doc',
    content: whole.map((section) => withAssetsThere(section, files, remarks)),
  })
  const fields = fieldsOf(read, doc.content, remarks)
  const shown = doc.content.map(({ attrs, content: [title] }) => ({
    ...{ title: plainText(title), level: attrs.level, annex: attrs.annex },
  }))
  const told = remarks.all()
  return {
    file: { title: meta.title, sections: shown, ...markingsIn(read, doc.content), remarks: told },
    content: { meta, fields, doc, assets: files.used(doc.content, meta.logo) },
  }
}

/** Paragraphs at the top and at the end that may say how the text is marked. */
const ENDS = 2

/** What may be markings of a text by others: details at its top, its first and last lines, and marks before its paragraphs. */
function markingsIn(read: ReadMarkdown, sections: readonly Section[]): Pick<WordFile, 'lines' | 'portions'> {
  if (read.own) return { lines: [], portions: [] }
  const blocks = sections.flatMap(({ content: [, ...rest] }) => rest)
  const paragraphs = blocks.flatMap((block) => (block.type === 'paragraph' ? plainText(block).trim() : []))
  const ends = [...paragraphs.slice(0, ENDS), ...paragraphs.slice(-ENDS)].filter((line) => line !== '')
  const portions = portionsIn(sections, [read.title, read.subtitle])
  return { lines: [...new Set([...read.markings, ...ends])], portions }
}

function textOf(path: string, name: string): string {
  if (statSync(path).size > MOST_TEXT)
    throw new AppError('exchange/too-large', `${name} is larger than 20 MB. Divide it into several files.`)
  const bytes = readFileSync(path)
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : ''
  if (utf16 !== '') return new TextDecoder(utf16).decode(bytes)
  if (bytes.includes(0))
    throw new AppError('exchange/invalid', `${name} is not a text. Save it as Markdown in UTF-8.`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8.
  }
  return westernOf(new TextDecoder('windows-1252').decode(bytes))
}

/** What could not be kept, each once with its number. */
class Remarks {
  private readonly found = new Map<string, WordRemark>()

  add(kind: WordRemark['kind'], what: string): void {
    const known = this.found.get(kind + what)
    if (known || this.found.size < MOST_REMARKS)
      this.found.set(kind + what, { kind, what, place: '', count: (known?.count ?? 0) + 1 })
  }

  all(): WordRemark[] {
    const all = [...this.found.values()]
    return [...all.filter(({ kind }) => kind === 'lost'), ...all.filter(({ kind }) => kind === 'changed')]
  }
}

function sectionOf(draft: ReadMarkdown['sections'][number], index: number, title: string): Section {
  const usual = emptySection('', newNodeId)
  // Words before the first heading have the title of the file.
  const words =
    draft.title.length > 0 || index > 0 || title === '' ? draft.title : [{ type: 'text', text: title }]
  const content = draft.content.length > 0 ? draft.content : [usual.content[1]]
  const json = (attrs: object) => ({
    type: 'section',
    attrs: { ...usual.attrs, ...attrs },
    content: [{ type: 'sectionTitle', content: words }, ...content],
  })
  try {
    return parseSection(json(draft.attrs), index)
  } catch {
    // Somebody has changed the line of the program by hand.
    return parseSection(json({ level: Math.min(3, Math.max(1, Number(draft.attrs.level) || 1)) }), index)
  }
}

/** A section without pictures and files that are not there. */
function withAssetsThere(section: Section, files: FilesBeside, remarks: Remarks): unknown {
  return JSON.parse(JSON.stringify(section), (_, value) => {
    const asset = value?.attrs?.asset
    if (typeof asset !== 'string' || files.has(asset)) return value
    remarks.add(
      'lost',
      value.type === 'image'
        ? 'A picture that is not beside the text'
        : 'An enclosed file that is not beside the text',
    )
    if (value.type === 'enclosure') return { ...value, attrs: { ...value.attrs, asset: null } }
    return { type: 'paragraph', content: value.attrs.alt ? [{ type: 'text', text: value.attrs.alt }] : [] }
  })
}

const USUAL: Omit<PackMeta, 'title'> = {
  ...{ subtitle: '', kind: 'briefing', author: '', organisation: '', reference: '', date: '' },
  ...{ language: 'en-GB', paper: 'a4', theme: 'staff-paper', blueprint: null },
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
}

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const LONGEST = 2000

function metaOf(read: ReadMarkdown, stem: string, files: FilesBeside, remarks: Remarks): PackMeta {
  const { title, subtitle, author, date, language, own } = read
  const said = {
    title: (title || (own ? '' : stem)).slice(0, LONGEST),
    ...{ subtitle: subtitle.slice(0, LONGEST), author: author.slice(0, LONGEST), date },
    language: LANGUAGE.test(language) ? language : USUAL.language,
  }
  const { logo, ...rest } = own?.meta ?? {}
  const whole = {
    ...USUAL,
    ...(own ? {} : { numbering: NEW_NUMBERING }),
    ...rest,
    ...said,
    ...(typeof logo === 'string' && files.has(logo) ? { logo } : {}),
  }
  const parsed = metaShape.safeParse(whole)
  if (parsed.success) return parsed.data
  remarks.add('lost', 'Details of the pack that can’t be read: theme, marking and the like')
  return { ...USUAL, ...said }
}

/** The fields of the text, and those that it uses without saying what they are. */
function fieldsOf(read: ReadMarkdown, sections: readonly Section[], remarks: Remarks): PackField[] {
  const known = (read.own?.fields ?? []).flatMap((field) => {
    const parsed = fieldShape.safeParse(field)
    return parsed.success ? [parsed.data as PackField] : []
  })
  const names = new Set(known.map(({ name }) => name))
  const used = [...new Set(sections.flatMap(fieldNames))].filter((name) => !names.has(name))
  if (used.length > 0) remarks.add('changed', `Fields without a description: ${used.slice(0, 12).join(', ')}`)
  return [...known, ...used.map(plainField)]
}

function plainField(name: string): PackField {
  const label = name.replaceAll('_', ' ')
  return {
    ...{ name, label: label.charAt(0).toUpperCase() + label.slice(1), prompt: '', type: 'text' },
    ...{ example: '', default: '', choices: [], value: '' },
  } as PackField
}
