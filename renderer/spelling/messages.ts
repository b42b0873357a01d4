// Messages between the window and the spelling worker, and the worker's replies.
import { type Failure, failureOf } from '#shared/failure'
import type { Checker } from './checker'
import type { SpellingLanguage } from './language'

/** A question to the worker. */
export type Question =
  | { readonly kind: 'check'; readonly language: SpellingLanguage; readonly words: readonly string[] }
  | {
      readonly kind: 'suggest'
      readonly language: SpellingLanguage
      readonly word: string
      /** Words of the user. */
      readonly own: readonly string[]
    }

/** A question with the number that its answer carries. */
export type Numbered = Question & { readonly id: number }

/** `words` are the misspelled ones, or the suggestions; empty with a `failure`. */
export interface Answer {
  readonly id: number
  readonly words: readonly string[]
  readonly failure?: Failure
}

/** Returns the checker of a language, loading it on first use. */
export type LoadChecker = (language: SpellingLanguage) => Promise<Checker>

/** Answers one question. Never throws: a failure is part of the answer. */
export async function answer(question: Numbered, load: LoadChecker): Promise<Answer> {
  const { id } = question
  try {
    const checker = await load(question.language)
    const words =
      question.kind === 'check'
        ? question.words.filter((word) => !checker.isRight(word))
        : checker.suggest(question.word, question.own)
    return { id, words }
  } catch (cause) {
    return { id, words: [], failure: failureOf(cause) }
  }
}
