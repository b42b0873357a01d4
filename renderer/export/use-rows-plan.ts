// What the user decides about a table of values: which field each column fills in, and what is made of the rows.
import { useState } from 'react'
import type { Pack } from '#shared/pack'
import type { TableReading } from '#shared/table'
import type { ChosenTable } from '#shared/table-calls'
import { type ColumnFields, matchColumns, unknownPlaces } from '#shared/table-fields'
import { call, messageOf } from '../base/bridge'

/** What the user decides about a table. */
export interface Plan {
  readonly table: ChosenTable
  readonly matches: ColumnFields
  /** Name of the files, without the ending. */
  readonly pattern: string
  /** All rows in one PDF. */
  readonly oneFile: boolean
}

/** Why the plan can't be carried out; null when it can. */
export function faultOf({ table, matches, pattern, oneFile }: Plan): string | null {
  if (oneFile) return null
  const [unknown] = unknownPlaces(pattern, table, matches)
  if (unknown !== undefined) return `The table has no column “${unknown}”.`
  return pattern.trim() === '' ? 'The files need a name.' : null
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
      setPlan({ table, matches, pattern: `${pack.meta.title || 'Pack'} {{${named}}}`, oneFile: false })
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
