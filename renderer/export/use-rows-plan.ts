// What the user decides about a table of values: which field each column fills in, and what is made of the rows.
import { useState } from 'react'
import { LABEL_BLUEPRINT, LABEL_SHEETS, labelsOn, readLabelSheet } from '#shared/label-sheets'
import type { Pack } from '#shared/pack'
import type { TableReading } from '#shared/table'
import type { ChosenTable } from '#shared/table-calls'
import { type ColumnFields, matchColumns, unknownPlaces } from '#shared/table-fields'
import type { Together } from '#shared/together'
import { call, messageOf } from '../base/bridge'

/** What is made of the rows. */
export type Output = 'each' | Together['kind']

/** What the user decides about a table. */
export interface Plan {
  readonly table: ChosenTable
  readonly matches: ColumnFields
  readonly output: Output
  /** Name of the files, without the ending. */
  readonly pattern: string
  /** Title of a copy's bookmark. */
  readonly copyTitle: string
  readonly rightHand: boolean
  /** Id of a label sheet, or measures that were typed. */
  readonly sheet: string
  readonly firstLabel: number
}

/** Why the plan can't be carried out; null when it can. */
export function faultOf({
  table,
  matches,
  output,
  pattern,
  copyTitle,
  sheet,
  firstLabel,
}: Plan): string | null {
  if (output === 'list') return null
  if (output === 'labels') {
    const read = readLabelSheet(sheet)
    if (typeof read === 'string') return read
    const most = labelsOn(read)
    const isOn = Number.isInteger(firstLabel) && firstLabel >= 1 && firstLabel <= most
    return isOn ? null : `The first label is one from 1 to ${most}.`
  }
  const words = output === 'each' ? pattern : copyTitle
  const [unknown] = unknownPlaces(words, table, matches)
  if (unknown !== undefined) return `The table has no column “${unknown}”.`
  if (words.trim() !== '') return null
  return output === 'each' ? 'The files need a name.' : 'The copies need a title.'
}

/** How all rows go into one PDF; null where each has its own, or the plan has a fault. */
export function togetherOf({ output, copyTitle, rightHand, sheet, firstLabel }: Plan): Together | null {
  if (output === 'each') return null
  if (output === 'list') return { kind: 'list' }
  if (output === 'copies') return { kind: 'copies', rightHand, title: copyTitle }
  const read = readLabelSheet(sheet)
  return typeof read === 'string' ? null : { kind: 'labels', sheet: read, start: firstLabel }
}

/** The table and what is decided about it; a new table begins with the columns that have the name of a field. */
export function useRowsPlan(pack: Pack | null) {
  const [plan, setPlan] = useState<Plan | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = async (reading: Promise<ChosenTable | null>) => {
    setRefusal(null)
    try {
      const table = await reading
      if (!table || !pack) return
      if (plan && table.columns.join('\n') === plan.table.columns.join('\n'))
        return setPlan({ ...plan, table })
      const matches = matchColumns(table.columns, pack.fields)
      const named = table.columns.find((_, index) => matches[index] != null) ?? table.columns[0] ?? 'row'
      setPlan({
        ...{ table, matches, output: usualOutput(pack), copyTitle: `{{${named}}}`, rightHand: false },
        ...{ pattern: `${pack.meta.title || 'Pack'} {{${named}}}`, firstLabel: 1 },
        sheet: usualSheet(pack),
      })
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  return {
    plan,
    setPlan,
    refusal,
    choose: () => void take(call('tables.choose', null)),
    readAgain: (reading: TableReading) =>
      plan && void take(call('tables.readAgain', { tableId: plan.table.tableId, ...reading })),
  }
}

/** Key of the last label sheet. */
const LAST_SHEET = 'rows.labels'

/** Remembers a sheet: whoever has a box of them uses it up. */
export const noteSheet = (sheet: string): void => localStorage.setItem(LAST_SHEET, sheet)

/** The sheet used last, else the first one of the pack's paper. */
function usualSheet({ meta }: Pack): string {
  const last = localStorage.getItem(LAST_SHEET)
  if (last !== null && typeof readLabelSheet(last) !== 'string') return last
  const paper = meta.paper === 'letter' ? 'letter' : 'a4'
  return LABEL_SHEETS.find((sheet) => sheet.paper === paper)?.id ?? ''
}

/** A pack for labels is printed as labels. */
const usualOutput = ({ meta }: Pack): Output => (meta.blueprint === LABEL_BLUEPRINT ? 'labels' : 'each')
