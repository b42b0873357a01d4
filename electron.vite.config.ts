// The three builds: main process (with the command line and the export worker), preload and window.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { builtInTemplates, readerEntry } from './scripts/lib/built-in-templates.mjs'
import { bundledPackages } from './scripts/lib/bundled-packages.mjs'
import { yamlModules } from './scripts/lib/yaml-modules.mjs'

// Older than the Electron of package.json, so that the fallback runtime (Electron 25) runs the same bundles.
const nodeTarget = 'node18'
const chromeTarget = 'chrome114'

/** The development server puts styles and its reload script into the page and talks to them: only there the policy allows for it. */
const developmentPolicy: Plugin = {
  name: 'development-policy',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(
      "script-src 'self'; style-src 'self'",
      "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self'",
    ),
}

const ofWindow = bundledPackages('renderer')

export default defineConfig({
  main: {
    plugins: [yamlModules(), builtInTemplates(), bundledPackages('main')()],
    build: {
      target: nodeTarget,
      // All packages are bundled, many are ES modules only; the native one is loaded from node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          ...readerEntry,
          index: 'electron/main/index.ts',
          cli: 'electron/cli/index.ts',
          'command-worker': 'electron/main/command-worker.ts',
          'export-worker': 'electron/main/export-worker.ts',
          'enclosure-worker': 'electron/main/enclosure-worker.ts',
          'pack-pages-worker': 'electron/main/pack-pages-worker.ts',
          'scheme-worker': 'electron/main/scheme-worker.ts',
          'table-worker': 'electron/main/table-worker.ts',
          'word-worker': 'electron/main/word-worker.ts',
          'backup-worker': 'electron/main/backup-worker.ts',
          'library-worker': 'electron/main/library-worker.ts',
          'first-look-worker': 'electron/main/first-look-worker.ts',
        },
        external: ['better-sqlite3'],
        // pdf-lib does nothing while it loads, which it doesn't say: most of it isn't called and can go.
        treeshake: { moduleSideEffects: [{ test: /pdf-lib/, sideEffects: false }] },
        // Chunks stay beside the entries, so that __dirname means the same in all of them.
        output: { format: 'cjs', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [yamlModules(), bundledPackages('preload')()],
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: { input: { index: 'electron/preload/index.ts' }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), yamlModules(), developmentPolicy, ofWindow()],
    // The worker of the spelling loads each dictionary as a script of its own.
    worker: { format: 'es', plugins: () => [yamlModules(), ofWindow()] },
    build: {
      target: chromeTarget,
      rolldownOptions: {
        input: resolve('renderer/index.html'),
        // Shorter scripts start sooner.
        output: { minify: true },
      },
    },
  },
})
