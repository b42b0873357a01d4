// Underlines misspelled words shortly after they were typed.
import type { Plugin } from '@tiptap/pm/state'
import { marksPlugin } from './marks'
import type { PackSpelling } from './pack-spelling'
import { Sweep } from './sweep'

/** The plugin. */
export function spellingPlugin(spelling: PackSpelling): Plugin {
  return marksPlugin((view) => new Sweep(view, spelling))
}
