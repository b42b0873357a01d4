// Finds what is left open in staff forms: options without a score, decisions that nobody has made.
import { quotable } from './characters'
import type { DocumentNode, FieldUse, Table } from './document/nodes'
import { directionOf, type ScoreFault, scoresOf, wordsOfCells } from './document/options-matrix'
import { walk } from './document/query'
import type { Problem } from './pack'

type Finding = Pick<Problem, 'severity' | 'message' | 'target'>

/** Returns the problems of the forms among some nodes. */
export function checkForms(nodes: readonly DocumentNode[], value: (field: FieldUse) => string): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    if (node.type !== 'table') return []
    const message = node.attrs.kind === 'decision' ? openDecision(node) : openScores(node, value)
    return message === null ? [] : [{ severity: 'warning', message, target: node.attrs.id }]
  })
}

function openDecision(table: Table): string | null {
  let boxes = 0
  let ticked = 0
  walk(table, (node) => {
    if (node.type !== 'tickBox') return
    boxes += 1
    if (node.attrs.checked) ticked += 1
  })
  return boxes > 0 && ticked === 0
    ? 'No choice is ticked in the decision block. It will be printed unticked'
    : null
}

function openScores(table: Table, value: (field: FieldUse) => string): string | null {
  if (directionOf(table.attrs.kind) === null) return null
  const rows = wordsOfCells(table, value)
  if (rows === null) return 'The options matrix has no totals because it has merged cells. Split them'
  const { faults } = scoresOf(rows)
  const [first] = faults
  if (!first) return null
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return `${faultWords(first, rows)}${more}`
}

function faultWords({ row, column, why }: ScoreFault, rows: readonly (readonly string[])[]): string {
  const name = (words: string | undefined, other: string): string => (words ? `“${quotable(words)}”` : other)
  const criterion = name(rows[row]?.[0], `${row + 1}`)
  const option = name(rows[0]?.[column], `${column + 1}`)
  const words = quotable(rows[row]?.[column] ?? '')
  if (why === 'other total')
    return `The total of ${option} is given as “${words}”, but its scores add up to a different one`
  const place = `in row ${criterion}, column ${option}`
  return why === 'empty'
    ? `There is no number ${place}: the total is left blank`
    : `“${words}” ${place} is not a number: the total is left blank`
}
