// Stamps: small files in the cache that say for which inputs a step was done.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cacheDir, inRoot, root } from './paths.mjs'

/** Reads the stamp of a step; undefined when the step was never done. */
export function readStamp(name) {
  try {
    return readFileSync(join(cacheDir, `${name}.stamp`), 'utf8')
  } catch {
    return undefined
  }
}

/** Records that a step is done for these inputs. */
export function writeStamp(name, value) {
  mkdirSync(cacheDir, { recursive: true })
  writeFileSync(join(cacheDir, `${name}.stamp`), value)
}

/** All files below a file or folder of the checkout, sorted, without what `skip` matches. */
function listFiles(path, skip) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !skip.test(file))
    .sort()
}

/**
 * A hash over names and contents of files.
 * @param {string[]} paths Files and folders below the root; missing ones count as empty.
 * @param {RegExp} skip Files that don't count.
 */
export function hashOf(paths, skip = /$^/) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => listFiles(inRoot(path), skip))) {
    hash.update(`${relative(root, file)}\0`)
    if (statSync(file, { throwIfNoEntry: false })) hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}
