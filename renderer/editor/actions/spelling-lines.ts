// Context menu items for a misspelt word: suggestions, add to dictionary, ignore.

import { bareWord } from '../../spelling/speller'
import { plain } from '../../spelling/tokens'
import { addPersonal } from '../../spelling/window-speller'
import type { MenuItem } from '../../ui/Menu'
import type { EditorSession } from '../session/editor-session'
import { replaceWord } from '../text/spelling/commands'
import { type Misspelling, misspellingAt } from '../text/spelling/marks'

/** Menu items for a misspelt word. */
export interface SpellingLines {
  readonly items: readonly MenuItem[]
  /** Replaces `items` once suggestions are available; items that stay keep their id, and with it the focus. */
  readonly later: Promise<readonly MenuItem[]>
}

/** The items for the word at a position, or for the selection; null if it is spelt correctly. */
export function spellingLines(session: EditorSession, pos: number): SpellingLines | null {
  const { selection } = session.state
  const found = misspellingAt(session.state, pos) ?? misspellingAt(session.state, selection.to)
  const { language, speller } = session.spelling
  if (!found || language === null) return null
  const rest = otherItems(session, found)
  const note = (label: string, waiting = false): MenuItem => ({
    label,
    waiting,
    id: 'suggestion-0',
    disabled: true,
    run: () => undefined,
  })
  return {
    items: [note('Searching…', true), 'rule', ...rest],
    later: speller.suggest(language, plain(found.word)).then(
      (words) => {
        session.spelling.say(suggestionsInWords(found.word, words))
        const suggestions = words.map((word, index) => suggestion(session, found, word, index))
        return [...(words.length > 0 ? suggestions : [note('No suggestions')]), 'rule', ...rest]
      },
      () => [note('Suggestions are not available'), 'rule', ...rest],
    ),
  }
}

function suggestion(session: EditorSession, found: Misspelling, word: string, index: number): MenuItem {
  // Keep curly apostrophes.
  const words = found.word.includes('’') ? word.replaceAll("'", '’') : word
  return {
    label: words,
    id: `suggestion-${index}`,
    strong: true,
    run: () => session.run(replaceWord(found, words)),
  }
}

function otherItems(session: EditorSession, { word }: Misspelling): MenuItem[] {
  const bare = bareWord(plain(word))
  return [
    {
      label: 'Add to dictionary',
      icon: 'plus',
      run: () => {
        session.view.focus()
        addPersonal(bare).catch((cause: unknown) => session.report(cause))
      },
    },
    {
      label: 'Ignore in this pack',
      run: () => {
        session.view.focus()
        session.spelling.ignore(bare)
      },
    },
  ]
}

function suggestionsInWords(word: string, words: readonly string[]): string {
  const count = words.length === 1 ? '1 suggestion' : `${words.length || 'no'} suggestions`
  return `“${word}” is misspelt: ${count}.`
}
