// What Help > About shows: versions, how long the runtime is supported, where the library is, and the licences of what is shipped.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import type { About, Notice } from '#shared/about'
import { supportEnd } from '../app/runtime-support'
import type { LibraryThread } from './library-thread'
import { contentRoot } from './paths'

/** Returns it. Throws as reading a file does, when the program is incomplete. */
export async function about(library: LibraryThread): Promise<About> {
  const notices = JSON.parse(
    await readFile(join(app.getAppPath(), 'out', 'notices.json'), 'utf8'),
  ) as Notice[]
  const licence = await readFile(join(contentRoot(), 'LICENSE'), 'utf8')
  const [sqlite] = await library.call('describe')
  const { electron, chrome, node } = process.versions
  return {
    version: app.getVersion(),
    runtime: `Electron ${electron}, Chromium ${chrome}, Node ${node}, ${sqlite}`,
    supportEnds: supportEnd(electron),
    library: library.opened.file,
    licence,
    notices,
  }
}
