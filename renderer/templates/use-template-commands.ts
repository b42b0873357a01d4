// Actions on templates; each refreshes the library and returns a notice.
import { useMemo } from 'react'
import type { TemplateImport, TemplateProperties } from '#shared/own-template'
import type { Template } from '#shared/template'
import { call, messageOf } from '../base/bridge'
import { useLibrary } from './library'

/** A notice about an action, and a way to undo it if there is one. */
export interface Notice {
  readonly message: string
  undo?(): void
}

/** Actions that create or change a template return its id; null when nothing was done. */
export interface TemplateCommands {
  describe(template: Template, particulars: TemplateProperties): Promise<string | null>
  /** A copy of an own template, or the user's version of a built-in one. */
  copy(template: Template): Promise<string | null>
  remove(template: Template): Promise<string | null>
  exportFile(templates: readonly Template[]): Promise<void>
  importFile(): Promise<void>
}

/** Returns the actions; `say` shows the result or the error. */
export function useTemplateCommands(say: (notice: Notice) => void): TemplateCommands {
  const { reload } = useLibrary()
  return useMemo(() => {
    const attempt = async <T>(command: () => Promise<T>): Promise<T | null> => {
      try {
        const done = await command()
        await reload()
        return done
      } catch (error) {
        say({ message: messageOf(error) })
        return null
      }
    }
    const restore = (template: Template) =>
      attempt(async () => {
        await call('templates.restore', { id: template.id })
        say({ message: `“${template.title}” was restored` })
      })
    return {
      describe: (template, particulars) =>
        attempt(async () => (await call('templates.describe', { id: template.id, particulars })).id),
      copy: (template) =>
        attempt(async () => {
          const { id, title } = await call('templates.copy', { id: template.id })
          say({ message: `Copied to My templates as “${title}”` })
          return id
        }),
      remove: (template) =>
        attempt(async () => {
          await call('templates.delete', { id: template.id })
          say({ message: `“${template.title}” was deleted`, undo: () => void restore(template) })
          return template.id
        }),
      async exportFile(templates) {
        await attempt(async () => {
          const path = await call('templates.export', { ids: templates.map(({ id }) => id) })
          if (path !== null) say({ message: `Saved as ${path}` })
        })
      },
      async importFile() {
        await attempt(async () => {
          const done = await call('templates.import', null)
          if (done) say({ message: importWords(done) })
        })
      },
    }
  }, [reload, say])
}

/** Describes the result of an import in a sentence. */
export function importWords({ added, updated, unchanged }: TemplateImport): string {
  const parts = [
    added > 0 && `${added} added`,
    updated > 0 && `${updated} updated (the old text was kept as a copy)`,
    unchanged > 0 && `${unchanged} already in the library`,
  ].filter(Boolean)
  return `Templates: ${parts.join(', ')}`
}
