// Imports a TypeScript file of the program into a script, as the builds would read it.
import { runnerImport } from 'vite'
import { inRoot } from './paths.mjs'
import { yamlModules } from './yaml-modules.mjs'

/** Imports a file, named from the root of the checkout; returns its exports. */
export const importSource = async (...path) =>
  (await runnerImport(inRoot(...path), { plugins: [yamlModules()] })).module
