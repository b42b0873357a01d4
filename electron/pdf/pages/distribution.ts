// The distribution list at the end of the paper, where it is too long for the first page.
import { conventionOf } from '#shared/conventions'
import { hasFirstPage } from '#shared/first-page'
import { type CollectedRows, collectDistribution } from '../collect/first-page'
import type { Configuration } from '../configuration'
import type { Tag } from '../types'
import { typesetRow } from './first-page'
import { type TypesetUnit, typesetExtra } from './typeset'

/** Space above the list. */
const BEFORE = 16
/** Width of the column of labels, as a multiple of the font size. */
const LABELS = 9

/** The list as rows; null where the first page has room for all addressees, or there is none. */
export function distributionRows({ pack, theme }: Configuration): CollectedRows | null {
  if (!hasFirstPage(pack.meta)) return null
  const tags: Tag[] = []
  const rows = collectDistribution(theme, pack.meta, conventionOf(pack.meta), tags)
  return rows.length === 0 ? null : { rows, tags, labels: LABELS * theme.body.size }
}

/** The list typeset. */
export function typesetDistribution(config: Configuration): TypesetUnit | null {
  const list = distributionRows(config)
  if (!list) return null
  const { rows, tags, labels } = list
  return typesetExtra(config, tags, (context) => {
    const sets = rows.map((row) => typesetRow(context, row, labels, context.measure))
    return sets.flatMap((lines, row) =>
      lines.map((line, index) => ({
        ...line,
        before: row + index === 0 ? BEFORE : line.before,
        // Neither the title nor a label is alone at the foot of a page.
        keep: line.keep || row === 0 || index === 0,
      })),
    )
  })
}
