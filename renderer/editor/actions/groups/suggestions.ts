// Words to confirm: suggested by a template, and not printed until somebody confirms them.
import { allSuggestions } from '../../text/state/suggestions'
import {
  confirm,
  confirmSection,
  markToConfirm,
  nextSuggestion,
  selectSuggestion,
  suggestionsSelected,
} from '../../text/suggestions/commands'
import { define } from '../action'

const words = 'suggestion judgement draft approve placeholder accept'

export const suggestions = {
  ...define(
    { group: 'To confirm', works: 'text', words, toolbar: 'menu' },
    {
      confirm: {
        label: 'Confirm',
        icon: 'check',
        keys: 'Ctrl+Shift+Y',
        textMenu: true,
        here: ({ state }) => suggestionsSelected(state).length > 0,
        command: confirm,
      },
      confirmSection: {
        label: 'Confirm all in this section',
        textMenu: true,
        here: ({ state }) => confirmSection(state),
        command: confirmSection,
      },
      markToConfirm: {
        label: 'Mark for confirmation',
        textMenu: true,
        can: ({ state }) => markToConfirm(state),
        command: markToConfirm,
      },
    },
  ),
  ...define(
    { group: 'To confirm', works: 'editor', words: `${words} go to`, toolbar: 'menu' },
    {
      nextToConfirm: {
        label: 'Next to confirm',
        keys: 'F8',
        can: ({ state }) => allSuggestions(state.doc).length > 0,
        run: ({ session }) => {
          const next = nextSuggestion(session.state)
          if (!next) return
          session.goTo(next.from)
          session.run(selectSuggestion(next))
        },
      },
    },
  ),
}
