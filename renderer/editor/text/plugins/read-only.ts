// The text of a read-only library: no command and no key changes it.
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** Rejects changes of the document; the cursor still moves. */
export const ReadOnlyText = Extension.create({
  name: 'readOnlyText',
  addProseMirrorPlugins: () => [new Plugin({ filterTransaction: (tr) => !tr.docChanged })],
})
