// The sections of the text as the outline shows them.
import type { EditorState } from '@tiptap/pm/state'
import { sectionMark } from '#shared/document/annex-names'
import type { Numbering } from '#shared/document/survey'
import { type OutlineItem, outlineOf } from './outline'
import { sectionNumbersOf } from './survey'

/** A row of the outline as displayed: without positions, which change with every key. */
export interface OutlineRow {
  readonly id: string
  readonly index: number
  /** `2.1`, `Annex A` */
  readonly number: string
  readonly title: string
  readonly level: number
  readonly annex: boolean
  readonly excluded: boolean
  readonly landscape: boolean
  /** It encloses a file, or stands for one. */
  readonly enclosure: boolean
  readonly marking: string | null
  readonly templateId: string | null
  readonly templateVersion: number | null
}

/** Returns the rows of the outline, cached. */
export function outlineRows({ doc }: EditorState, numbering: Numbering): readonly OutlineRow[] {
  const numbers = sectionNumbersOf(doc, numbering)
  return outlineOf(doc).map((item) =>
    rowOf(item, sectionMark(item, numbers[item.index] ?? '', numbering.annexes)),
  )
}

function rowOf(item: OutlineItem, number: string): OutlineRow {
  const { id, index, level, annex, excluded } = item
  const { landscape, marking, templateId, templateVersion } = item.node.attrs
  const { title } = item.info
  const enclosure = item.node.maybeChild(1)?.type.name === 'enclosure'
  return {
    id,
    index,
    number,
    title,
    level,
    annex,
    excluded,
    landscape,
    enclosure,
    marking,
    templateId,
    templateVersion,
  }
}
