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
  const names = new FreeNames()
  return table.rows.map((row, index) => {
    const stem = filledPattern(name.replace(/\.pdf$/i, ''), table, matches, row, index + 1)
    const plain = /[\p{L}\p{N}]/u.test(stem) ? stem : `Row ${index + 1}`
    return join(folder, names.take(plain))
  })
}

/** Names of files, no two of which are one to a system that ignores case. */
class FreeNames {
  private readonly taken = new Set<string>()
  /** How often a name was asked for: thousands of rows may have the same. */
  private readonly counts = new Map<string, number>()

  take(stem: string): string {
    const asked = keyOf(fileName(stem, 'pdf'))
    for (let count = (this.counts.get(asked) ?? 0) + 1; ; count += 1) {
      const name = fileName(stem, 'pdf', count === 1 ? '' : String(count))
      this.counts.set(asked, count)
      if (this.taken.has(keyOf(name))) continue
      this.taken.add(keyOf(name))
      return name
    }
  }
}

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

/** Those of the files that exist already. */
export const existing = (files: readonly string[]): string[] => files.filter((file) => existsSync(file))
