// Reads a folder of templates into a Library; the only file of this room that touches the disk.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Blueprint, type Library, TEMPLATE_FAMILIES, type Template } from '#shared/template'
import { readCondition } from './condition-syntax'
import { fault } from './fault'
import { readFieldUse } from './field-syntax'
import { parseTemplate } from './parse'
import { parseAmerican } from './parse-american'
import { parseBlueprint } from './parse-blueprint'
import { parseFields } from './parse-fields'
import { parseScenario } from './parse-scenario'

/**
 * Reads `*.md` (except README.md), `fields.yaml`, `american.yaml`, `scenario.yaml` and `blueprints/*.yaml` of a folder, each sorted by its order, forms
 * before background. Throws
 * `template/invalid` with file and line, also for references to unknown fields, parents or sections.
 */
export function loadLibrary(folder: string): Library {
  const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8')
  const name = (...path: string[]): string => [basename(folder), ...path].join('/')
  const { fields, groups } = parseFields(name('fields.yaml'), read('fields.yaml'))
  const known = new Set(fields.map((field) => field.name))
  const templates = filesOf(folder, '.md').map((file) => {
    const text = read(file)
    const template = parseTemplate(name(file), text)
    refuseUnknownFields(name(file), text, template, known)
    return template
  })
  const blueprints = filesOf(join(folder, 'blueprints'), '.yaml').map((file) =>
    parseBlueprint(name('blueprints', file), read('blueprints', file)),
  )
  const scenario = parseScenario(name('scenario.yaml'), read('scenario.yaml'), fields)
  refuseUnknownTemplates(basename(folder), templates, blueprints)
  const american = parseAmerican(name('american.yaml'), read('american.yaml'))
  return {
    templates: inLibraryOrder(templates),
    blueprints: blueprints.sort(byOrder),
    fields,
    groups,
    american,
    scenario,
  }
}

/** Forms first, each family in its own order; from then on `order` counts through the whole library. */
function inLibraryOrder(templates: readonly Template[]): Template[] {
  return TEMPLATE_FAMILIES.flatMap((family) =>
    templates.filter((template) => template.family === family).sort(byOrder),
  ).map((template, order) => ({ ...template, order }))
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && file !== 'README.md')
    .sort()
}

function byOrder(a: { readonly order: number }, b: { readonly order: number }): number {
  return a.order - b.order
}

function refuseUnknownFields(
  file: string,
  text: string,
  template: Template,
  known: ReadonlySet<string>,
): void {
  const unknown = template.fields.find((field) => !known.has(field))
  if (unknown === undefined) return
  const line = text.split('\n').findIndex((words) => fieldsIn(words).includes(unknown)) + 1
  throw fault(file, line, `the field ${unknown} is not in fields.yaml`)
}

/** Names of the fields in a line of a file. */
const fieldsIn = (line: string): string[] =>
  [...line.matchAll(/\{\{([^{}]+)\}\}/g)].flatMap(
    ([whole, text = '']) => readCondition(whole)?.field ?? readFieldUse(text)?.name ?? [],
  )

function refuseUnknownTemplates(
  folder: string,
  templates: readonly Template[],
  blueprints: readonly Blueprint[],
): void {
  const byId = new Map(templates.map((template) => [template.id, template]))
  for (const { id, parent } of templates) {
    if (parent !== null && !byId.has(parent))
      throw fault(`${folder}/${id}.md`, 1, `the parent ${parent} is not in the library`)
  }
  for (const { id, sections } of blueprints) {
    for (const { template, variant } of sections) {
      const found = byId.get(template)
      const file = `${folder}/blueprints/${id}.yaml`
      if (!found) throw fault(file, 1, `the section ${template} is not in the library`)
      if (found[variant].length === 0) throw fault(file, 1, `the section ${template} has no ${variant} text`)
    }
  }
}
