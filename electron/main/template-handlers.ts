// Handlers for templates: the built-in ones are read-only, the user's own are stored in the library.
import { draftOf, joinLibraries, type TemplateImport } from '#shared/own-template'
import type { Library, Template } from '#shared/template'
import { exportTemplates, importTemplates } from '../app/own-templates'
import {
  addTemplate,
  deleteTemplate,
  duplicateTemplate,
  listTemplates,
  readTemplate,
  replaceTemplate,
  restoreTemplate,
  updateTemplateProperties,
} from '../storage/templates'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'
import { askForFile, askForTarget, type FileKind } from './choose-file'
import { logError } from './log'

const TEMPLATE_FILE: FileKind = { name: 'Attaché templates', extensions: ['btemplates', 'json'] }

type TemplateChannel = Extract<keyof Handlers, `templates.${string}` | 'library.read'>

/** Returns the handlers of these channels. */
export function templateHandlers(context: AppContext): Pick<Handlers, TemplateChannel> {
  const { db } = context
  return {
    'library.read': () => wholeLibrary(context),
    'templates.save': ({ id, draft }) =>
      id === null ? addTemplate(db, draft) : replaceTemplate(db, id, draft),
    'templates.describe': ({ id, particulars }) => updateTemplateProperties(db, id, particulars),
    'templates.copy': ({ id }) => copy(context, id),
    'templates.delete': ({ id }) => {
      deleteTemplate(db, id)
      return null
    },
    'templates.restore': ({ id }) => {
      restoreTemplate(db, id)
      return null
    },
    'templates.export': ({ ids }) => exportChosen(context, ids),
    'templates.import': () => importChosen(context),
  }
}

function wholeLibrary({ db, library }: AppContext): Library {
  const { templates, unreadable } = listTemplates(db)
  for (const error of unreadable) logError('a template could not be read', error)
  return joinLibraries(library, templates)
}

/** The copy of a built-in template keeps its title, as it becomes the title of the section in a pack. */
function copy({ db, library }: AppContext, id: string): Template {
  const builtIn = library.templates.find((template) => template.id === id)
  return builtIn ? addTemplate(db, draftOf(builtIn, library.fields)) : duplicateTemplate(db, id)
}

async function exportChosen({ window, db }: AppContext, ids: readonly string[]): Promise<string | null> {
  const [first = '', ...others] = ids
  const title = others.length > 0 ? 'My templates' : readTemplate(db, first).template.title
  const target = await askForTarget(window, title, TEMPLATE_FILE)
  if (target === undefined) return null
  await exportTemplates(db, ids, target)
  return target
}

async function importChosen({ window, db }: AppContext): Promise<TemplateImport | null> {
  const file = await askForFile(window, 'Import templates', TEMPLATE_FILE)
  return file === undefined ? null : importTemplates(db, file)
}
