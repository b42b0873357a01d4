// Tracked changes: while this is on, what the user types is proposed, and what the user deletes stays, as proposed to be deleted.
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { newId } from '../../../base/new-id'
import { DECISION } from './decide'
import { goingOn, type Tracker } from './marking'
import { takenBack, trackedChange } from './track'

/** Who tracks, and whether. */
export interface Tracking {
  /** Whether changes are tracked now. */
  isOn(): boolean
  author(): string
  /** Says that a change could not be tracked. */
  report(message: string): void
}

const key = new PluginKey('tracking')

/** Marks a transaction whose changes are made at once: those of the program, and decisions. */
export const untracked = (tr: Transaction): Transaction => tr.setMeta(key, 'untracked')

const NOT_TRACKED = 'This kind of change can’t be tracked: it was made at once. Undo takes it back.'

const REFUSED = 'All of this part is proposed to be deleted: accept or reject that before you write in it.'

const FORMAT = 'Formats and settings aren’t tracked: they change at once.'

/** Whether a transaction is an edit of the user's: not undo, no decision, nothing that the program does by itself. */
const isUsers = (tr: Transaction): boolean =>
  tr.getMeta('history$') === undefined &&
  tr.getMeta(DECISION) === undefined &&
  tr.getMeta(key) === undefined &&
  tr.getMeta('appendedTransaction') === undefined &&
  tr.getMeta('addToHistory') !== false

/** Creates the plugin; only for the state that is saved. It must come before those that repair the text. */
export function trackChanges(tracking: Tracking): Plugin {
  let said = false
  return new Plugin({
    key,
    appendTransaction(transactions, before, state) {
      if (!tracking.isOn()) return null
      const changes = transactions.filter((tr) => tr.docChanged)
      if (changes.length === 0 || !changes.every(isUsers)) return null
      const tracked = trackedChange(changes, before, state, trackerOf(tracking))
      if (tracked === 'refused') {
        tracking.report(REFUSED)
        return takenBack(changes, state)
      }
      if (tracked !== 'untracked' && tracked !== 'format') return tracked
      if (tracked === 'untracked' || !said) tracking.report(tracked === 'format' ? FORMAT : NOT_TRACKED)
      said ||= tracked === 'format'
      return null
    },
  })
}

let lastKey = ''

const trackerOf = (tracking: Tracking): Tracker => ({
  author: tracking.author(),
  time: new Date().toISOString(),
  key: lastKey,
  newId,
})

/** Creates the part of it that each view of the text has: it hears keys, and prepares for composed letters. */
export function trackingKeys(tracking: Tracking): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(_view, event) {
          lastKey = event.key
          return false
        },
        // A mark put around composed letters afterwards would end the composition.
        compositionstart(view) {
          const { selection } = view.state
          if (!tracking.isOn() || !selection.$from.parent.inlineContent) return false
          if (!selection.empty && selection.$from.sameParent(selection.$to))
            view.dispatch(view.state.tr.deleteSelection())
          const { state } = view
          const mark = goingOn(state.doc, [state.selection.from], 'inserted', trackerOf(tracking))
          const marks = state.storedMarks ?? state.selection.$from.marks()
          view.dispatch(state.tr.setStoredMarks(mark.addToSet(marks)))
          return false
        },
      },
    },
  })
}
