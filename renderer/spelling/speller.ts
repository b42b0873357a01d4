// The window's side of spelling: asks the worker, caches its answers, and knows the user's own words.
import { errorOf } from '#shared/failure'
import { Signal } from '../base/signal'
import type { SpellingLanguage } from './language'
import type { Answer, Numbered, Question } from './messages'

/** The connection to the worker. */
export interface Port {
  ask(question: Numbered): void
  /** `onFailure` is called when the worker has died. */
  listen(onAnswer: (answer: Answer) => void, onFailure: (message: string) => void): void
}

/** Maximum number of cached words; a pack of 200 pages has some 8,000 different ones. */
const MAX_KNOWN = 60_000

/** The speller of the window. */
export class Speller {
  /** The user's own words. */
  readonly personal = new Signal<ReadonlySet<string>>(new Set())
  private readonly open: () => Port
  private port: Port | null = null
  private next = 0
  private readonly waiting = new Map<
    number,
    { done(words: readonly string[]): void; fail(cause: Error): void }
  >()
  private readonly known = new Map<SpellingLanguage, Map<string, boolean>>()

  /** `open` starts the worker when it is first needed. */
  constructor(open: () => Port) {
    this.open = open
  }

  /** Whether a word is correct; undefined if it has not been checked yet. */
  isRight(language: SpellingLanguage, word: string): boolean | undefined {
    return isOneOf(this.personal.get(), word) || this.known.get(language)?.get(word)
  }

  /** Checks words; afterwards `isRight` knows them. Rejects when the worker fails. */
  async check(language: SpellingLanguage, words: readonly string[]): Promise<void> {
    const wrong = new Set(await this.ask({ kind: 'check', language, words }))
    const known = this.known.get(language) ?? new Map<string, boolean>()
    if (known.size > MAX_KNOWN) known.clear()
    for (const word of words) known.set(word, !wrong.has(word))
    this.known.set(language, known)
  }

  /** Suggests corrections. Rejects when the worker fails. */
  suggest(language: SpellingLanguage, word: string): Promise<readonly string[]> {
    return this.ask({ kind: 'suggest', language, word, own: [...this.personal.get()] })
  }

  private ask(question: Question): Promise<readonly string[]> {
    this.port ??= this.connect()
    const id = this.next++
    const { port } = this
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail })
      port.ask({ ...question, id })
    })
  }

  private connect(): Port {
    const port = this.open()
    port.listen(
      ({ id, words, failure }) => {
        const asked = this.waiting.get(id)
        this.waiting.delete(id)
        if (failure === undefined) asked?.done(words)
        else asked?.fail(errorOf(failure))
      },
      (message) => {
        // The next question opens another one.
        this.port = null
        for (const asked of this.waiting.values()) asked.fail(new Error(message))
        this.waiting.clear()
      },
    )
    return port
  }
}

/**
 * Whether a set of own words contains a word: as it is, without its possessive, or capitalised as at the start of a
 * sentence.
 */
export function isOneOf(words: ReadonlySet<string>, word: string): boolean {
  if (words.size === 0) return false
  const bare = bareWord(word)
  return [word, bare, bare.toLowerCase()].some((one) => words.has(one))
}

/** A word as stored: without its possessive. */
export function bareWord(word: string): string {
  return word.replace(/'s?$/, '')
}
