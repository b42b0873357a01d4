// The lines of the text's menu for a misspelt word: what may have been meant, add it to the dictionary, ignore it.

import { bareWord } from '../../spelling/speller'
import { plain } from '../../spelling/tokens'
import { addPersonal } from '../../spelling/window-speller'
import type { MenuItem } from '../../ui/Menu'
import type { EditorSession } from '../session/editor-session'
import { replaceWord } from '../text/spelling/commands'
import { type Misspelling, misspellingAt } from '../text/spelling/marks'

/** Lines for a misspelt word. */
export interface SpellingLines {
  readonly items: readonly MenuItem[]
  /** Takes the place of `items` once it is known; lines that stay keep their id, and with it the focus. */
  readonly later: Promise<readonly MenuItem[]>
}

/** The lines for a position, or the selection; null where the word is right. */
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
  // Texts have curly apostrophes where they had them before.
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
