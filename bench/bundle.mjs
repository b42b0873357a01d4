// Bundles a TypeScript file of the bench, so that plain Node can run it.
import { join } from 'node:path'
import { cacheDir, inRoot } from '../scripts/lib/paths.mjs'
import { yamlModules } from '../scripts/lib/yaml-modules.mjs'

/** Folder of bundles and peers. */
export const folder = join(cacheDir, 'bench')

/** Bundles `bench/NAME.ts`; returns the path to import. */
export async function bundle(name) {
  // Imported late: on a fresh clone the caller installs it first.
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [yamlModules()],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: inRoot('bench', `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        // As in `electron.vite.config.ts`.
        treeshake: { moduleSideEffects: [{ test: /pdf-lib/, sideEffects: false }] },
        output: { entryFileNames: `${name}.mjs` },
      },
    },
  })
  return join(folder, `${name}.mjs`)
}
