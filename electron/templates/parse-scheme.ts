// Reads a marking scheme from YAML; a mistake is reported with file and line.
import { z } from 'zod'
import { readSchemeFile, SchemeFault, type SchemeFile } from '#shared/scheme-shape'
import { readYaml } from './yaml'

const shape = z.unknown().transform((value, context): SchemeFile => {
  try {
    return readSchemeFile(value)
  } catch (error) {
    if (!(error instanceof SchemeFault)) throw error
    context.addIssue({ code: 'custom', message: error.message, path: [...error.path] })
    return z.NEVER
  }
})

/** Reads a scheme. Throws `template/invalid` with file and line for broken YAML and for what `readSchemeFile` refuses. */
export const parseScheme = (file: string, text: string): SchemeFile => readYaml(file, text, shape)
