// The list of annexes at the end of the paper, before the first of them.

import { conventionOf } from '#shared/conventions'
import { annexName, isNamedAnnex } from '#shared/document/annex-names'
import type { Problem } from '#shared/pack'
import { addTag, plainStyle } from '../collect/context'
import type { FirstPageRow } from '../collect/first-page'
import { cleanText } from '../collect/inlines'
import { paragraph } from '../collect/paragraph'
import type { Survey } from '../collect/survey'
import type { Configuration } from '../configuration'
import type { Tag } from '../types'
import { typesetRow } from './first-page'
import { type TypesetUnit, typesetContext } from './typeset'

/** Space above the list. */
const BEFORE = 16
/** Width of the column of names, in sizes of the text for each letter, and of that of the title. */
const LETTER = 0.56

/** The list; null where the pack has no annexes, or the user and the convention of the paper want none. */
export function typesetAnnexList(config: Configuration, survey: Survey): TypesetUnit | null {
  const { setting, options, pack, theme } = config
  const naming = setting.numbering.annexes
  const title = naming.list ?? (options.annexList ? conventionOf(pack.meta).annexes.list : undefined)
  const annexes = survey.sections.filter(({ section, number }) => isNamedAnnex(section.attrs, number, naming))
  if (title === undefined || annexes.length === 0) return null
  const tags: Tag[] = []
  const problems: Problem[] = []
  const missing = new Set<string>()
  const list = addTag({ tags }, 'L', -1, { list: 'None' })
  const { body } = theme
  const heading = addTag({ tags }, 'Caption', list)
  const names = annexes.map(({ number }) => annexName(number, naming))
  const width = LETTER * body.size * Math.max(...names.map((name) => name.length))
  const words = annexes.map(({ section }, index) => {
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const entry = addTag({ tags }, 'LBody', item)
    const link = addTag({ tags }, 'Link', entry)
    const { id } = section.attrs
    const text = cleanText(survey.targets.get(id)?.title || 'Untitled')
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
  const context = typesetContext(config, config.portrait, { section: null, problems, missing })
  const lines = typesetRow(context, row, LETTER * body.size * (title.length + 3), context.measure)
  const strips = lines.map((line, index) => ({ ...line, keep: index < lines.length - 1 }))
  return {
    strips,
    tags,
    headings: [],
    problems,
    answers: [],
    sources: [],
    endnotes: [],
    missing,
    origin: null,
  }
}
