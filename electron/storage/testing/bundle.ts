// Bundles a TypeScript file for plain Node, so that a test can run it in a separate process.
import { join } from 'node:path'
import { build } from 'vite'
import { yamlModules } from '../../../scripts/lib/yaml-modules.mjs'

const root = join(import.meta.dirname, '..', '..', '..')

/** Bundles `entry` into the checkout's cache, where its packages are found; returns the path of the script. */
export async function bundleForNode(entry: string, name: string): Promise<string> {
  const outDir = join(root, '.cache', 'tests', name)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [yamlModules()],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs' } },
    },
  })
  return join(outDir, 'main.cjs')
}
