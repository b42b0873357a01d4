// The list of annexes at the end of the paper, before the first of them.

import { conventionOf } from '#shared/conventions'
import { annexName, isNamedAnnex } from '#shared/document/annex-names'
import { printWords } from '#shared/print-words'
import { addTag, plainStyle } from '../collect/context'
import type { CollectedRows, FirstPageRow } from '../collect/first-page'
import { cleanText } from '../collect/inlines'
import { paragraph } from '../collect/paragraph'
import type { Survey } from '../collect/survey'
import type { Configuration } from '../configuration'
import type { Tag } from '../types'
import { typesetRow } from './first-page'
import { type TypesetUnit, typesetExtra } from './typeset'

/** Space above the list. */
const BEFORE = 16
/** Width allowed for a letter in the columns of the list's title and of the names, as a multiple of the font size. */
const LETTER = 0.56

/** The list as a row; null when the pack has no annexes, or neither the convention of the paper nor the user asks for one. */
export function annexListRows(config: Configuration, survey: Survey): CollectedRows | null {
  const { setting, options, pack, theme } = config
  const naming = setting.numbering.annexes
  const title = naming.list ?? (options.annexList ? conventionOf(pack.meta).annexes.list : undefined)
  const annexes = survey.sections.filter(({ section, number }) => isNamedAnnex(section.attrs, number, naming))
  if (title === undefined || annexes.length === 0) return null
  const tags: Tag[] = []
  const list = addTag({ tags }, 'L', -1, { list: 'None' })
  const { body } = theme
  const heading = addTag({ tags }, 'Caption', list)
  const names = annexes.map(({ number }) => annexName(number, naming))
  const width = LETTER * body.size * (1 + Math.max(...names.map((name) => name.length)))
  const words = annexes.map(({ section }, index) => {
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const entry = addTag({ tags }, 'LBody', item)
    const link = addTag({ tags }, 'Link', entry)
    const { id } = section.attrs
    const text = cleanText(survey.targets.get(id)?.title || printWords(pack.meta.language).front.untitled)
    const style = { ...plainStyle(body, link), link: { kind: 'anchor', id } as const }
    return paragraph([{ text, style }], body.leading, entry, {
      label: { runs: [{ text: names[index] ?? '', style: plainStyle(body, label) }], width, align: 'left' },
    })
  })
  const row: FirstPageRow = {
    before: BEFORE,
    label: paragraph([{ text: title, style: plainStyle(body, heading) }], body.leading, heading),
    words,
    right: null,
  }
  return { rows: [row], tags, labels: LETTER * body.size * (title.length + 3) }
}

/** Typesets the list. */
export function typesetAnnexList(config: Configuration, survey: Survey): TypesetUnit | null {
  const list = annexListRows(config, survey)
  if (!list) return null
  return typesetExtra(config, list.tags, (context) => {
    const lines = list.rows.flatMap((row) => typesetRow(context, row, list.labels, context.measure))
    return lines.map((line, index) => ({ ...line, keep: index < lines.length - 1 }))
  })
}
