// All scrolling of the text: whatever asks for `scrollIntoView` is handled here. ProseMirror's own scrolling does nothing while the focus is outside of the text, as in the find bar, the outline or a list of problems.
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { holdsLine } from '../focus/focus-view'
import type { ScrollTarget } from './scroll-target'
import { Scroller } from './scroller'

/** The last request; without a target, the head of the selection. */
interface Asked {
  readonly count: number
  readonly place: ScrollTarget | null
}

const key = new PluginKey<Asked>('showing')

/** Makes a transaction scroll to a target other than the selection, or with a certain alignment. */
export function scrollTo(tr: Transaction, place: ScrollTarget): Transaction {
  return tr.setMeta(key, place).scrollIntoView()
}

/** Creates the plugin; each view of the text has one. */
export function showingPlugin(): Plugin<Asked> {
  return new Plugin<Asked>({
    key,
    state: {
      init: () => ({ count: 0, place: null }),
      apply(tr, { count, place }) {
        // In typewriter mode the line is held wherever keys move the cursor; a click shows where the user looks.
        const follows = tr.selectionSet && !tr.getMeta('pointer') && holdsLine()
        if (tr.scrolledIntoView || follows) return { count: count + 1, place: tr.getMeta(key) ?? null }
        if (!place || !tr.docChanged) return { count, place }
        const [from, to] = [tr.mapping.map(place.from, 1), tr.mapping.map(place.to, -1)]
        return { count, place: { ...place, from, to: Math.max(from, to) } }
      },
    },
    view(view) {
      const scroller = new Scroller(view, () => key.getState(view.state)?.place ?? null)
      return {
        update: (_view, before) => {
          if (key.getState(before)?.count !== key.getState(view.state)?.count) scroller.show()
          else if (!before.selection.eq(view.state.selection)) scroller.leave()
        },
        destroy: () => scroller.destroy(),
      }
    },
    // Handled already: ProseMirror's own scrolling would interfere.
    props: { handleScrollToSelection: () => true },
  })
}
