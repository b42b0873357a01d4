// Redraws the references and notes on screen when the text has changed, as numbers may have shifted.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { SurveyedSection } from '#shared/document/survey'
import { liveChips } from '../nodes/chips'
import type { NamingStore } from '../state/references'
import { surveyOf, type TextSurvey } from '../state/survey'

/** Long enough not to run between two key presses. */
const DELAY_MS = 300

/** Creates the plugin. Notes are redrawn at once when one was added or removed, references after a delay. */
export function freshNumbers(store: NamingStore): Plugin {
  return new Plugin({
    view(view) {
      let timer = 0
      const drawReferences = () => {
        window.clearTimeout(timer)
        timer = window.setTimeout(() => redraw(view, 'reference'), DELAY_MS)
      }
      const stops = [store.fields.subscribe(drawReferences), store.meta.subscribe(drawReferences)]
      let shown: TextSurvey | null = null
      return {
        update({ state }) {
          const survey = surveyOf(state.doc, store.numbering.get())
          if (survey === shown) return
          if (shown && !sameNotes(shown, survey)) redraw(view, 'note')
          shown = survey
          drawReferences()
        },
        destroy() {
          for (const stop of stops) stop()
          window.clearTimeout(timer)
        },
      }
    },
  })
}

function redraw(view: EditorView, kind: 'note' | 'reference'): void {
  for (const chip of liveChips) if (chip.kind === kind && chip.view === view) chip.draw()
}

/** Whether all notes have the same numbers. */
function sameNotes(one: TextSurvey, other: TextSurvey): boolean {
  return (
    one.numbering === other.numbering &&
    one.sections.length === other.sections.length &&
    one.sections.every((section, index) => {
      const now = other.sections[index]
      if (!now || section.start.notes !== now.start.notes) return false
      return (
        String([...section.sourceNumbers.values()]) === String([...now.sourceNumbers.values()]) &&
        (section.counted === now.counted || String(noteIds(section)) === String(noteIds(now)))
      )
    })
  )
}

function noteIds({ counted }: SurveyedSection<Node>): string[] {
  return counted.flatMap((one) => (one.type === 'note' ? one.id : []))
}
