// The files of an export for each row of a table: names by a pattern, no two the same.
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/result'
import type { DataTable } from '#shared/table'
import { type ColumnFields, filledPattern, unknownPlaces } from '#shared/table-fields'
import { fileName } from './file-name'

/**
 * Returns the path of each row's file. `pattern` is a path whose last part may have values in it: `out/{{name}}.pdf`.
 * Throws `usage` for a place that has no value, or in a folder's name.
 */
export function rowFiles(pattern: string, table: DataTable, matches: ColumnFields): string[] {
  const [folder, name] = [dirname(pattern), basename(pattern)]
  if (folder.includes('{{'))
    throw new AppError(
      'usage',
      `${pattern}: a value can be in the name of the file, not in that of its folder.`,
    )
  const [unknown] = unknownPlaces(name, table, matches)
  if (unknown !== undefined)
    throw new AppError(
      'usage',
      `{{${unknown}}} is no column of the table. It has: ${table.columns.map((one) => `{{${one}}}`).join(', ')}; {{row}} is the number of the row.`,
    )
  const taken = new Set<string>()
  return table.rows.map((row, index) => {
    const stem = filledPattern(name.replace(/\.pdf$/i, ''), table, matches, row, index + 1)
    const plain = /[\p{L}\p{N}]/u.test(stem) ? stem : `Row ${index + 1}`
    return join(folder, freeName(plain, taken))
  })
}

/** Systems that ignore case would take two names for one. */
function freeName(stem: string, taken: Set<string>): string {
  const names = function* () {
    yield fileName(stem, 'pdf')
    for (let count = 2; ; count += 1) yield fileName(stem, 'pdf', String(count))
  }
  for (const name of names()) {
    const key = name.normalize('NFC').toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return name
  }
  return stem
}

/** Those of the files that exist already. */
export const existing = (files: readonly string[]): string[] => files.filter((file) => existsSync(file))
