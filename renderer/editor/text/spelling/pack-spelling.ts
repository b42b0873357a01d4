// Spelling of the open pack: its dictionary, whether it is on, and ignored words.

import { Signal } from '../../../base/signal'
import { dictionaryFor, type SpellingLanguage } from '../../../spelling/language'
import { bareWord, isOneOf, type Speller } from '../../../spelling/speller'
import type { PackStore } from '../state/pack-store'
import { packNames } from './pack-names'

type PackParts = Pick<PackStore, 'meta' | 'fields'>

/** Spelling state and checks for the editor. */
export class PackSpelling {
  /** Set by the settings. */
  readonly on = new Signal(false)
  /** Why checking fails; null when it works. */
  readonly failure = new Signal<string | null>(null)
  /** Whether words are waiting to be checked. */
  readonly busy = new Signal(false)
  /** Announcement for screen readers; a new object each time, so that the same words are repeated. */
  readonly said = new Signal<{ readonly words: string }>({ words: '' })
  readonly speller: Speller
  private readonly ignored = new Signal<ReadonlySet<string>>(new Set())
  private readonly store: PackParts
  private names: ReadonlySet<string>

  constructor(store: PackParts, speller: Speller) {
    this.store = store
    this.speller = speller
    this.names = packNames(store.fields.get(), store.meta.get())
  }

  /** The dictionary in use; null while spelling isn't checked. */
  get language(): SpellingLanguage | null {
    return this.on.get() ? dictionaryFor(this.store.meta.get().language) : null
  }

  /** Whether a word is correct; undefined if it has not been checked yet. */
  isRight(word: string): boolean | undefined {
    const { language } = this
    if (language === null || isOneOf(this.ignored.get(), word) || isOneOf(this.names, word)) return true
    return this.speller.isRight(language, word)
  }

  /** Checks words. A failure ends the checking and is reported. */
  async check(words: readonly string[]): Promise<void> {
    const { language } = this
    if (language === null) return
    try {
      await this.speller.check(language, words)
      this.failure.set(null)
    } catch (cause) {
      this.failure.set(cause instanceof Error ? cause.message : String(cause))
      throw cause
    }
  }

  /** Ignores a word until the pack is closed. */
  ignore(word: string): void {
    this.ignored.set(new Set([...this.ignored.get(), bareWord(word)]))
  }

  /** Announces something to screen readers. */
  say(words: string): void {
    this.said.set({ words })
  }

  /** Calls `listener` when words may have become right or wrong; returns a function that removes it. */
  subscribe(listener: () => void): () => void {
    let before = this.language
    const onLanguage = () => {
      if (this.language === before) return
      before = this.language
      listener()
    }
    const onNames = () => {
      const names = packNames(this.store.fields.get(), this.store.meta.get())
      if (names.size === this.names.size && [...names].every((name) => this.names.has(name))) return
      this.names = names
      listener()
    }
    const stops = [
      this.on.subscribe(onLanguage),
      this.store.meta.subscribe(onLanguage),
      this.store.meta.subscribe(onNames),
      this.store.fields.subscribe(onNames),
      this.ignored.subscribe(listener),
      this.speller.personal.subscribe(listener),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }
}
