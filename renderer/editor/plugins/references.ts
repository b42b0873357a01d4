// Tells the references on screen to look again, a moment after the text changed: numbers may have moved.
import { Plugin } from '@tiptap/pm/state'
import { liveReferences } from '../nodes/chips'

/** Long enough not to run between two key presses. */
const DELAY_MS = 300

/** The plugin. */
export function freshReferences(): Plugin {
  return new Plugin({
    view() {
      let timer = 0
      return {
        update(view, before) {
          if (view.state.doc === before.doc || liveReferences.size === 0) return
          window.clearTimeout(timer)
          timer = window.setTimeout(() => {
            for (const reference of liveReferences) reference.draw()
          }, DELAY_MS)
        },
        destroy: () => window.clearTimeout(timer),
      }
    },
  })
}
