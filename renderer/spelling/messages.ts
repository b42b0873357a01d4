// What window and worker of the spelling say to each other, and how the worker answers.
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

/** `words` are those that are wrong, or the suggestions; with `failure` there are none. */
export interface Answer {
  readonly id: number
  readonly words: readonly string[]
  readonly failure?: Failure
}

/** Gives the checker of a language, loading it when it is first asked for. */
export type LoadChecker = (language: SpellingLanguage) => Promise<Checker>

/** Answers one question. Never throws: a failure is in the answer. */
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
