// A collected pack as a Word file (ISO/IEC 29500, transitional): the same pack gives the same bytes.
import type { MadeFrom } from '#shared/word-import'
import type { WordTemplate } from '#shared/word-template'
import type { CollectedPack } from '../pdf/collect/pack'
import { documentXml } from './document'
import { type FilePart, packFile, Relations, wordType } from './package'
import { Pages } from './pages'
import { applicationXml, coreXml, customXml, settingsXml } from './settings'
import { themeXml } from './template'
import { begin, type Writing } from './writing'

const PROPERTIES = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'

/** Writes a pack as the bytes of a `.docx` that knows its pack, in the looks of a template if there is one; `onProgress` receives the fraction done, from 0 to 1. */
export function wordFile(
  pack: CollectedPack,
  madeFrom: MadeFrom,
  template: WordTemplate | null = null,
  onProgress: (done: number) => void = () => undefined,
): Uint8Array {
  const writing = begin(pack, template)
  const pages = new Pages(writing)
  const { relations } = writing
  const document = documentXml(writing, pages, onProgress)
  const main = (name: string, kind: string, content: string): FilePart => {
    relations.to(name, `${name}.xml`)
    return { path: `word/${name}.xml`, type: wordType(kind), content }
  }
  const parts: FilePart[] = [
    main('styles', 'styles', writing.styles.xml()),
    main('numbering', 'numbering', writing.lists.xml()),
    main('settings', 'settings', settingsXml(writing)),
    ...writing.footnotes.parts(relations),
    ...writing.endnotes.parts(relations),
    ...writing.comments.parts(relations),
    ...themeParts(writing),
    ...pages.parts(),
    ...writing.media.parts(),
    { path: 'docProps/core.xml', type: CORE, content: coreXml(pack) },
    { path: 'docProps/app.xml', type: APPLICATION, content: applicationXml() },
    { path: 'docProps/custom.xml', type: CUSTOM, content: customXml(madeFrom) },
  ]
  const roots = new Relations()
  roots.to('officeDocument', 'word/document.xml')
  roots.to(PROPERTIES, 'docProps/core.xml')
  roots.to('extended-properties', 'docProps/app.xml')
  roots.to('custom-properties', 'docProps/custom.xml')
  const first: FilePart = {
    path: 'word/document.xml',
    type: wordType('document.main'),
    content: document,
    relations,
  }
  onProgress(1)
  return packFile([first, ...parts], roots)
}

/** The fonts and colours of the template, which its styles refer to. */
function themeParts({ template, relations }: Writing): FilePart[] {
  if (!template || template.theme === '') return []
  relations.to('theme', 'theme/theme1.xml')
  return [{ path: 'word/theme/theme1.xml', type: THEME, content: themeXml(template) }]
}

const THEME = 'application/vnd.openxmlformats-officedocument.theme+xml'
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml'
const APPLICATION = 'application/vnd.openxmlformats-officedocument.extended-properties+xml'
const CUSTOM = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
