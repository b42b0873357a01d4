// Reads which file imports what, by the import lines of the sources.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { root } from './launch'

/** One import line. */
export interface Import {
  /** The file that imports, relative to the checkout, with forward slashes. */
  readonly from: string
  /** The specifier as written. */
  readonly specifier: string
  /** The imported file of the checkout, relative to it; undefined for packages and Node. */
  readonly file?: string
  /** The package's name, or `node:…` for a part of Node; undefined for files. */
  readonly package?: string
  /** Whether it disappears when types are stripped (`import type`). */
  readonly typeOnly: boolean
  /** Whether it is loaded when the line is reached (`import('…')`), not with the file. */
  readonly late: boolean
}

const importLine =
  /^\s*(?:import|export)\s+(?<type>type\s)?[^'"`;]*?from\s*['"](?<from>[^'"]+)['"]|^\s*import\s*['"](?<bare>[^'"]+)['"]|\b(?:import|require)\(\s*['"](?<call>[^'"]+)['"]/gm

/** All sources below a folder of the checkout that are part of the product (no tests, no test support), relative, with forward slashes. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|[\\/]testing([\\/]|\.tsx?$)/.test(file),
    )
    .map((file) => join(folder, file).replaceAll(sep, '/'))
    .sort()
}

/** The text of a source of the checkout. */
export function readSource(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** The imports of a source of the checkout. */
export function importsOf(file: string): Import[] {
  return [...readSource(file).matchAll(importLine)].map((match) => {
    const { type, from, bare, call } = match.groups ?? {}
    const specifier = from ?? bare ?? call ?? ''
    return {
      from: file,
      specifier,
      typeOnly: type !== undefined,
      late: call !== undefined,
      ...resolveImport(file, specifier),
    }
  })
}

function resolveImport(file: string, specifier: string): Pick<Import, 'file' | 'package'> {
  if (specifier.startsWith('#shared/')) return { file: `electron/shared/${specifier.slice(8)}.ts` }
  if (specifier.startsWith('.'))
    return { file: resolveFile(join(root, dirname(file), specifier.replace(/\?.*$/, ''))) }
  if (specifier.startsWith('node:')) return { package: specifier }
  if (builtinModules.includes(specifier)) return { package: `node:${specifier}` }
  const parts = specifier.split('/')
  return { package: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0] }
}

function resolveFile(path: string): string {
  const found = ['', '.ts', '.tsx', '/index.ts'].find(
    (end) => existsSync(path + end) && (end !== '' || /\.\w+$/.test(path)),
  )
  return relative(root, path + (found ?? '')).replaceAll(sep, '/')
}
