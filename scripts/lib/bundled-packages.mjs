// Notes which packages a build puts into its bundles: their notices are shown, and listed with the program.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'

/** The folder with a list of packages for each part of the program. */
export const packageLists = inRoot('out', 'packages')

/** A module of a package: the folder of the package behind the last `node_modules`. */
const inPackage = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/**
 * Returns a plugin for each bundler of one part of the program, also for those of its workers.
 * @param {'main' | 'preload' | 'renderer'} part
 * @returns {() => import('vite').Plugin}
 */
export function bundledPackages(part) {
  const folders = new Set()
  return () => ({
    name: 'bundled-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const id of chunk.moduleIds) folders.add(inPackage.exec(id)?.[1])
      }
      folders.delete(undefined)
      const found = [...folders].map((folder) => {
        const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
        return { name, version, folder }
      })
      found.sort((a, b) => (a.name < b.name ? -1 : 1))
      mkdirSync(packageLists, { recursive: true })
      writeFileSync(join(packageLists, `${part}.json`), `${JSON.stringify(found, null, 1)}\n`)
    },
  })
}
