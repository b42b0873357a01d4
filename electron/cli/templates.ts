// `attache templates`: the templates and blueprints of the library.
import type { Library, Template } from '#shared/template'
import { templatesFolder } from '../app/paths'
import { loadLibrary } from '../templates/load'
import { type Command, count, noArguments, printJson } from './command'

export const templates: Command = {
  summary: 'list the blueprints and section templates',
  usage: 'templates [--json]',
  help: '--json  print one JSON object',
  options: { json: { type: 'boolean' } },
  async run(call) {
    noArguments(call)
    const library = loadLibrary(templatesFolder(call.contentRoot))
    if (call.values.json) await printJson(call, asJson(library))
    else await call.out(asText(library))
  },
}

function asJson({ templates: sections, blueprints, fields }: Library): unknown {
  // The full texts would make the output long without helping a script.
  const short = ({ full: _full, short: _short, trainer: _trainer, ...rest }: Template): unknown => rest
  return { blueprints, templates: sections.map(short), fields }
}

function asText({ templates: sections, blueprints }: Library): string {
  const indent = ({ level }: Template): string => '  '.repeat(level)
  return [
    'Blueprints:',
    ...blueprints.map(
      (one) => `  ${one.id}  ${one.title} (${one.kind}, ${count(one.sections.length, 'section')})`,
    ),
    '',
    'Section templates:',
    ...sections.map((one) => `${indent(one)}${one.id}  ${one.title}`),
    '',
  ].join('\n')
}
