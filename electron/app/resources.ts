// Loads the resources of the page engine from disk: fonts, themes and its WebAssembly.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { AppError } from '#shared/result'
import { createEngine, type Engine, FONT_FILES, LATE_FONT_FILES, THEME_IDS, WASM_FILE } from '../pdf'
import { resourcesFolder } from './paths'
import { preferShortRuns } from './short-runs'

/**
 * Creates a page engine with all its resources in memory. Throws `internal` when the program's own files are
 * incomplete.
 */
export async function loadEngine(contentRoot: string): Promise<Engine> {
  preferShortRuns()
  const folder = resourcesFolder(contentRoot)
  const early = FONT_FILES.filter((file) => !LATE_FONT_FILES.includes(file))
  const [fonts, themes, wasm] = await Promise.all([
    Promise.all(early.map(async (file) => [file, await load(folder, 'fonts', file)] as const)),
    Promise.all(
      THEME_IDS.map(
        async (id) => [id, JSON.parse(String(await load(folder, 'themes', `${id}.json`)))] as const,
      ),
    ),
    load(folder, 'wasm', WASM_FILE),
  ])
  return createEngine({
    fonts: new Map(fonts),
    lateFont: (file) => loadNow(folder, 'fonts', file),
    latePatterns: (file) => loadNow(folder, 'hyphenation', file),
    themes: new Map(themes),
    wasm,
    // Three times as fast as the default level, for files a tenth larger.
    deflate: (data) =>
      deflateSync(typeof data === 'string' ? Buffer.from(data, 'latin1') : data, { level: 3 }),
  })
}

async function load(folder: string, ...path: string[]): Promise<Buffer> {
  const file = join(folder, ...path)
  try {
    return await readFile(file)
  } catch (cause) {
    throw incomplete(file, cause)
  }
}

/** Reads synchronously in the middle of a layout, for files that are rarely needed. */
function loadNow(folder: string, ...path: string[]): Buffer {
  const file = join(folder, ...path)
  try {
    return readFileSync(file)
  } catch (cause) {
    throw incomplete(file, cause)
  }
}

function incomplete(file: string, cause: unknown): AppError {
  const message = `A program file is missing: ${file}. Reinstall Attaché.`
  return new AppError('internal', message, { cause })
}
