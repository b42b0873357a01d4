// The engine's resources: every listed file exists, and HarfBuzz is the one in the lock file.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FONT_FILES, THEME_IDS, WASM_FILE } from './resource-list'

const root = join(import.meta.dirname, '..', '..')

describe('the resources of the page engine', () => {
  it('all exist, the fonts with their licences', () => {
    const files = [
      ...FONT_FILES.map((file) => join('fonts', file)),
      ...THEME_IDS.map((id) => join('themes', `${id}.json`)),
    ]
    expect(files.filter((file) => !existsSync(join(root, 'resources', file)))).toEqual([])
  })

  it('include the HarfBuzz of the package in the lock file', () => {
    const shipped = readFileSync(join(root, 'resources', 'wasm', WASM_FILE))
    expect(shipped.equals(readFileSync(join(root, 'node_modules', 'harfbuzzjs', 'dist', WASM_FILE)))).toBe(
      true,
    )
  })
})
