// The real engine with the real resources, for tests and the bench.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { createEngine, type Engine, FONT_FILES, LATE_FONT_FILES, THEME_IDS, WASM_FILE } from '../index'

/** Starts an engine with the files of the checkout. */
export function startEngine(root = process.cwd()): Promise<Engine> {
  const read = (...path: string[]): Uint8Array => readFileSync(join(root, 'resources', ...path))
  return createEngine({
    fonts: new Map(
      FONT_FILES.filter((name) => !LATE_FONT_FILES.includes(name)).map((name) => [name, read('fonts', name)]),
    ),
    lateFont: (name) => read('fonts', name),
    latePatterns: (name) => read('hyphenation', name),
    themes: new Map(
      THEME_IDS.map((id) => [
        id,
        JSON.parse(readFileSync(join(root, 'resources/themes', `${id}.json`), 'utf8')) as unknown,
      ]),
    ),
    wasm: read('wasm', WASM_FILE),
    deflate: (data) =>
      deflateSync(typeof data === 'string' ? Buffer.from(data, 'latin1') : data, { level: 3 }),
  })
}
