// Handlers for templates: the built-in ones are read-only, the user's own are stored in the library.
import { draftOf, joinLibraries } from '#shared/own-template'
import type { Library, Template } from '#shared/template'
import {
  addTemplate,
  deleteTemplate,
  duplicateTemplate,
  listTemplates,
  replaceTemplate,
  restoreTemplate,
  updateTemplateProperties,
} from '../storage/templates'
import type { Handlers } from './answer'
import type { LibraryContext } from './library-context'
import { logError } from './log'

type TemplateChannel =
  | 'library.read'
  | 'templates.save'
  | 'templates.describe'
  | 'templates.copy'
  | 'templates.delete'
  | 'templates.restore'

/** Returns the handlers of these channels. */
export function templateHandlers(context: LibraryContext): Pick<Handlers, TemplateChannel> {
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
  }
}

function wholeLibrary({ db, builtIn }: LibraryContext): Library {
  const { templates, unreadable } = listTemplates(db)
  for (const error of unreadable) logError('a template could not be read', error)
  return joinLibraries(builtIn(), templates)
}

/** The copy of a built-in template keeps its title, as it becomes the title of the section in a pack. */
function copy({ db, builtIn }: LibraryContext, id: string): Template {
  const { templates, fields } = builtIn()
  const original = templates.find((template) => template.id === id)
  return original ? addTemplate(db, draftOf(original, fields)) : duplicateTemplate(db, id)
}
