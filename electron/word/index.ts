// A collected pack as a Word file (ISO/IEC 29500, transitional): the same pack gives the same bytes.
import type { MadeFrom } from '#shared/word-import'
import type { CollectedPack } from '../pdf/collect/pack'
import { documentXml } from './document'
import { type FilePart, packFile, Relations, wordType } from './package'
import { Pages } from './pages'
import { applicationXml, coreXml, customXml, settingsXml } from './settings'
import { begin } from './writing'

const PROPERTIES = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'

/** Writes a pack as the bytes of a `.docx` that knows its pack; `onProgress` receives the fraction done, from 0 to 1. */
export function wordFile(
  pack: CollectedPack,
  madeFrom: MadeFrom,
  onProgress: (done: number) => void = () => undefined,
): Uint8Array {
  const writing = begin(pack)
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

const CORE = 'application/vnd.openxmlformats-package.core-properties+xml'
const APPLICATION = 'application/vnd.openxmlformats-officedocument.extended-properties+xml'
const CUSTOM = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
