// What a layout is made with, resolved once from the pack, the theme and the options of the export.
import type { Edition } from '#shared/document/audiences'
import { forEdition } from '#shared/document/for-edition'
import type { AssetId, Section } from '#shared/document/nodes'
import { fieldStates } from '#shared/document/only-if'
import { withProposals } from '#shared/document/printed-proposals'
import type { Numbering } from '#shared/document/survey'
import { withoutUnconfirmed } from '#shared/document/to-confirm'
import { withPrintedUnknown } from '#shared/document/unknown/printed'
import { withoutLeftOut } from '#shared/document/without-left-out'
import { editionFirstPage } from '#shared/edition-first-page'
import { editionMarking } from '#shared/edition-marking'
import { runsRightToLeft } from '#shared/isolates'
import type { Asset, ExportOptions, NotesLocation, Pack, PackField, PackMeta, Problem } from '#shared/pack'
import { annexNaming, numberingOf } from '#shared/themes'
import { cleanFirstPage } from './collect/first-page'
import type { Logo } from './collect/front-matter'
import { readImageSize } from './collect/image-size'
import { cleanText } from './collect/inlines'
import type { FontSet } from './fonts/font-set'
import { type BannerSpace, typesetBanner } from './pages/banner'
import { type Geometry, geometryOf } from './pages/geometry'
import { type LabelPage, labelGeometry } from './pages/label-page'
import type { Hyphenate, HyphenateIn } from './text/hyphenate'
import type { Theme } from './theme'

/** What is laid out. */
export interface LayoutInput {
  readonly pack: Pack
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly options: ExportOptions
  /** Blank pages at the end make their number a multiple of this; absent for none. */
  readonly fill?: number | undefined
  /** The pack is the text of a label, without titles and page numbers. */
  readonly label?: LabelPage | undefined
  /** Pages without head and foot: those of the pack that encloses them are printed there. */
  readonly plain?: boolean | undefined
  /** For a file without fixed pages, which can't have those of an enclosed PDF. */
  readonly flowing?: boolean
}

/** Resources that a layout is made with. */
export interface Resources {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly hyphenateIn: HyphenateIn
}

/** What all sections are typeset with, as plain data: a section is typeset again when any of it changes. */
export interface Setting {
  readonly theme: string
  readonly numbering: Numbering
  /** Where footnotes are printed. */
  readonly notes: NotesLocation
  /** Open comments are printed. */
  readonly comments: boolean
  /** For a file without fixed pages. */
  readonly flowing: boolean
  /** Language of the pack. */
  readonly language: string
  /** Id of the pack's marking scheme. */
  readonly scheme: string
  /** Whether titles of sections are left out. */
  readonly label: boolean
  readonly portrait: TextArea
  readonly landscape: TextArea
}

type TextArea = Pick<Geometry, 'measure' | 'textHeight'>

/** Everything that the passes share. */
export interface Configuration extends Resources {
  readonly pack: Pick<Pack, 'doc'> & { readonly meta: PackMeta }
  /** Fields by name. */
  readonly fields: ReadonlyMap<string, PackField>
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly options: ExportOptions
  readonly setting: Setting
  /** Differs whenever `setting` does. */
  readonly key: string
  readonly portrait: Geometry
  readonly landscape: Geometry
  /** For pages before the body, which have no notes column. */
  readonly front: Geometry
  readonly hyphenate: Hyphenate
  /** Pages have no head and foot. */
  readonly plain: boolean
  /** Null when the pack has none that can be printed. */
  readonly logo: Logo | null
  /** Blank pages at the end make their number a multiple of this. */
  readonly fill: number
  readonly problems: readonly Problem[]
}

/** Resolves the configuration of a layout. Throws `export/failed` for a marking too long for a page. */
export function configuration({ fonts, theme, hyphenateIn }: Resources, input: LayoutInput): Configuration {
  const { assets, options } = input
  const numbering = numberingOf({ ...input.pack.meta, theme: theme.id }, options)
  const { edition } = numbering
  const pack = withPrintedUnknown(withProposals(input.pack, options.proposals), edition)
  const content = printedSections(pack, edition)
  const firstPage = editionFirstPage(pack, content, edition)
  const meta = cleanMeta({ ...pack.meta, firstPage, marking: editionMarking(pack, edition) })
  const { language } = meta
  const banner = (space: BannerSpace) => typesetBanner(fonts, theme.marking.text, meta, space)
  const label = input.label && labelGeometry(fonts, theme, meta, input.label)
  const paged = { ...options, rightToLeft: runsRightToLeft(language) }
  const portrait = label ?? geometryOf(theme, paged, false, banner)
  const landscape = label ?? geometryOf(theme, paged, true, banner)
  const setting: Setting = {
    theme: theme.id,
    numbering: { ...numbering, annexes: annexNaming({ ...meta, theme: theme.id }) },
    notes: options.notes ?? 'footnotes',
    comments: options.comments ?? false,
    flowing: input.flowing ?? false,
    language,
    scheme: meta.marking.scheme,
    label: label !== undefined,
    portrait: textArea(portrait),
    landscape: textArea(landscape),
  }
  return {
    fonts,
    theme,
    pack: { doc: { type: 'doc', content }, meta },
    fields: new Map(pack.fields.map((field) => [field.name, field])),
    assets,
    options,
    setting,
    key: JSON.stringify(setting),
    portrait,
    landscape,
    front: label ?? geometryOf(theme, { ...paged, notesColumn: false }, false, banner),
    hyphenateIn,
    hyphenate: hyphenateIn(language),
    fill: input.fill ?? 1,
    plain: input.plain ?? false,
    ...findLogo(input),
  }
}

/** The sections of a pack, reduced to what is printed. */
function printedSections({ doc, fields }: Pack, edition: Edition): Section[] {
  const by = { edition, ...fieldStates(fields) }
  return withoutUnconfirmed(withoutLeftOut(forEdition(doc.content, edition), by))
}

const textArea = ({ measure, textHeight }: Geometry): TextArea => ({ measure, textHeight })

/** Geometry of a section's pages. */
export const geometryFor = (config: Configuration, { attrs }: Section): Geometry =>
  attrs.landscape ? config.landscape : config.portrait

/** The text of the title page, without unprintable characters. */
function cleanMeta(meta: PackMeta): PackMeta {
  const { title, subtitle, author, organisation, reference, date, marking } = meta
  return {
    ...meta,
    title: cleanText(title),
    subtitle: cleanText(subtitle),
    author: cleanText(author),
    organisation: cleanText(organisation),
    reference: cleanText(reference),
    date: cleanText(date),
    marking: { ...marking, caveat: cleanText(marking.caveat) },
    firstPage: meta.firstPage && cleanFirstPage(meta.firstPage),
  }
}

/** The logo with its size; a warning is issued when the pack names one that can't be printed. */
function findLogo({ pack, assets }: LayoutInput): Pick<Configuration, 'logo' | 'problems'> {
  const { logo: id } = pack.meta
  if (id === undefined) return { logo: null, problems: [] }
  const asset = assets.get(id)
  const size = asset ? readImageSize(asset) : null
  if (size) return { logo: { asset: id, ...size }, problems: [] }
  const message = asset
    ? `The logo (${asset.name}) can’t be printed. Choose another image.`
    : 'The logo is missing from the pack. Choose it again.'
  return { logo: null, problems: [{ severity: 'warning', message, section: null, target: null }] }
}
