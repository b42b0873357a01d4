// The text of a library that may only be read: no command and no key changes it.
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** Keeps the document as it was opened; the cursor still moves. */
export const ReadOnlyText = Extension.create({
  name: 'readOnlyText',
  addProseMirrorPlugins: () => [new Plugin({ filterTransaction: (tr) => !tr.docChanged })],
})
