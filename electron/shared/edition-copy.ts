// A pack that holds only what one edition prints, for a file that leaves the own side.
import { collectAbbreviations, textBlocks } from './abbreviations/collect'
import { startOf } from './characters'
import type { Content } from './copy-parts'
import { audienceOf, audienceParts, type Edition, isForOwnSide, type Readers } from './document/audiences'
import { chosenPages, enclosureOf, hasPages, pageCount } from './document/enclosures'
import { forEdition } from './document/for-edition'
import type {
  BriefingDocument,
  DocumentNode,
  Enclosure,
  Field,
  Inline,
  Mark,
  Section,
} from './document/nodes'
import { fieldStates } from './document/only-if'
import { attributesOf } from './document/printed'
import { decidedDoc } from './document/proposals'
import { EMPTY_PARAGRAPH } from './document/pruned'
import { packAssetIds, walk } from './document/query'
import { withoutUnconfirmed } from './document/to-confirm'
import { withPrintedUnknown } from './document/unknown/printed'
import { withoutLeftOut } from './document/without-left-out'
import { editionFirstPage } from './edition-first-page'
import { editionMarking } from './edition-marking'
import { editionName } from './editions'
import { printedWords } from './field-text'
import { MAX_TEXT } from './limits'
import { firstPageLines, type PackMarking } from './markings'
import { type ExportOptions, editionOf, type Pack, type PackMeta } from './pack'
import { withoutSecondStop } from './sentence-ends'

/** Whom a copy is for. */
export type CopyFor = Required<Pick<ExportOptions, 'kind'>> & { readonly edition: string }

/**
 * Returns a pack that holds what an edition prints and nothing else. Fields become the words that they print; comments, guidance,
 * names of templates and of image files, and settings for what isn't printed are left out. Its title says which edition it is.
 * Parts keep their audience, so that the own side's copy is safe to print for others.
 */
export function editionCopy(whole: Content, copy: CopyFor): Content {
  const { meta } = whole
  const edition = editionOf(copy, meta.readers)
  const decided = decidedDoc(whole, 'without')
  // What this version can't read is kept for the own side alone.
  const pack = isForOwnSide(edition) ? decided : withPrintedUnknown(decided, edition)
  const words = printedWords((name) => pack.fields.find((field) => field.name === name), meta.language)
  const by = { edition, ...fieldStates(pack.fields) }
  const printed = withoutUnconfirmed(withoutLeftOut(forEdition(pack.doc.content, edition), by))
  const content = printed.map((section) => plainSection(section, (field) => oneLine(words(field))))
  const doc = { type: 'doc' as const, content }
  const shown = packAssetIds({ meta, doc })
  return {
    doc,
    fields: [],
    meta: {
      ...meta,
      title: titleOf(meta, copy.edition),
      kind: copy.kind,
      marking: plainMarking(editionMarking(pack, edition)),
      blueprint: null,
      abbreviations: abbreviationsIn(pack, edition),
      firstPage: editionFirstPage(pack, content, edition),
      readers: readersIn(content, meta.readers, copy.edition, edition),
    },
    assets: new Map(
      shown.flatMap((id, index) => {
        const asset = pack.assets.get(id)
        return asset ? [[id, { ...asset, name: `image ${index + 1}` }] as const] : []
      }),
    ),
  }
}

/** The title followed by the edition, once, however often it is copied. */
function titleOf({ title, readers }: PackMeta, edition: string): string {
  const note = ` (${editionName(edition, readers)})`
  return title.endsWith(note) ? title : `${startOf(title, MAX_TEXT - note.length)}${note}`.trim()
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ')

function plainSection(section: Section, words: (field: Field['attrs']) => string): Section {
  const [title, ...blocks] = section.content
  const left = blocks.filter(({ type }) => type !== 'guidance')
  const content = [title, ...(left.length > 0 ? left : [EMPTY_PARAGRAPH])].map((node) =>
    plain(node, words),
  ) as unknown as Section['content']
  const attrs = { templateId: null, templateVersion: null, templateVariant: null, comments: [] }
  return { ...section, attrs: { ...section.attrs, ...attrs }, content }
}

/** A node with the words of its fields, without the marks of comments and without dates of sources to check. */
function plain(node: DocumentNode, words: (field: Field['attrs']) => string): DocumentNode {
  const marks = plainMarks(('marks' in node && node.marks) || [])
  const marked = marks.length > 0 ? { marks } : {}
  if (node.type === 'enclosure') return plainEnclosure(node)
  if (node.type === 'field') return { type: 'text', text: words(node.attrs), ...marked }
  const { marks: _, ...bare } = node as DocumentNode & { readonly marks?: readonly Mark[] }
  const attrs = node.type === 'footnote' ? { attrs: { ...node.attrs, checkAfter: null } } : {}
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  const children = content ? { content: joined(plainChildren(content, words)) } : {}
  return { ...bare, ...attrs, ...marked, ...children } as DocumentNode
}

/** An enclosure for which a sheet stands goes without its file. */
function plainEnclosure({ type, attrs }: Enclosure): Enclosure {
  const isSheet = attrs.form === 'tooLarge' || attrs.form === 'tooSensitive'
  return { type, attrs: isSheet ? { ...attrs, asset: null } : attrs }
}

/**
 * Returns the first section of a pack whose enclosed file holds more than the pages that are printed; undefined when none does.
 * Its copy for some readers would hold pages that they were not given.
 */
export const partlyEnclosed = ({ content }: Pick<BriefingDocument, 'content'>): Section | undefined =>
  content.find((section) => {
    const attrs = enclosureOf(section)?.attrs
    return attrs !== undefined && hasPages(attrs) && chosenPages(attrs).length < pageCount(attrs)
  })

/** The children of a node; a text of nothing but a second full stop goes. */
function plainChildren(
  content: readonly DocumentNode[],
  words: (field: Field['attrs']) => string,
): DocumentNode[] {
  return content.flatMap((child, index) => {
    const before = content[index - 1]
    const made = plain(child, words)
    if (made.type !== 'text' || child.type !== 'text' || before?.type !== 'field') return [made]
    const text = withoutSecondStop(words(before.attrs), made.text)
    return text === '' ? [] : [{ ...made, text }]
  })
}

/** Comments stay in this library, and words that depended on a field are always printed. */
const plainMarks = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ type }) => type !== 'comment' && type !== 'onlyIf')

/** Adjacent texts with the same marks become one. */
function joined(nodes: readonly DocumentNode[]): DocumentNode[] {
  const whole: DocumentNode[] = []
  for (const node of nodes) {
    const last = whole.at(-1) as Inline | undefined
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last.marks, node.marks))
      whole[whole.length - 1] = { ...last, text: last.text + node.text }
    else whole.push(node)
  }
  return whole
}

const sameMarks = (one: readonly Mark[] = [], other: readonly Mark[] = []): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** A marking with those lines of the first page that are printed. */
function plainMarking(marking: PackMarking): PackMarking {
  const { firstPage: _, ...bare } = marking
  const lines = firstPageLines(marking).filter(({ value }) => value !== '')
  if (lines.length === 0) return bare
  return { ...bare, firstPage: Object.fromEntries(lines.map(({ id, value }) => [id, value])) }
}

/** The settings for abbreviations that an edition of the whole pack prints. */
function abbreviationsIn(
  { meta: { abbreviations }, doc, fields }: Pick<Pack, 'meta' | 'doc' | 'fields'>,
  edition: Edition,
): PackMeta['abbreviations'] {
  if (!abbreviations || abbreviations.list === 'none') return undefined
  const found = collectAbbreviations(textBlocks(doc, { edition, ...fieldStates(fields) }), {
    ...abbreviations,
    ignored: [],
  })
  const used = new Set(found.map(({ abbreviation }) => abbreviation))
  return {
    ...abbreviations,
    definitions: abbreviations.definitions.filter(({ abbreviation }) => used.has(abbreviation)),
    ignored: abbreviations.ignored.filter((abbreviation) => used.has(abbreviation)),
  }
}

/** The own audiences of the remaining parts, and the chosen edition; all of them for the own side. */
function readersIn(
  sections: readonly Section[],
  readers: Readers | undefined,
  chosen: string,
  edition: Edition,
): Readers | undefined {
  if (!readers || isForOwnSide(edition)) return readers
  const used = new Set<string>()
  for (const section of sections)
    walk(section, (node) => {
      for (const part of audienceParts(audienceOf(node.type, attributesOf(node)))) used.add(part)
    })
  const audiences = readers.audiences.filter(({ id }) => used.has(id))
  const editions = readers.editions
    .filter(({ id }) => id === chosen)
    .map((one) => ({ ...one, audiences: one.audiences.filter((id) => used.has(id)) }))
  return audiences.length > 0 ? { audiences, editions } : undefined
}
