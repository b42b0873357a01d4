// Loads the bundled dictionaries: each is a separate script, loaded only when its language is used.
import { Checker, type DictionaryText } from './checker'
import { domainVocabulary } from './domain-vocabulary'
import type { SpellingLanguage } from './language'

const texts: { readonly [L in SpellingLanguage]: () => Promise<DictionaryText> } = {
  'en-GB': async () => {
    const [aff, dic] = await Promise.all([
      import('./dictionaries/en-GB.aff?raw'),
      import('./dictionaries/en-GB.dic?raw'),
    ])
    return { aff: aff.default, dic: dic.default }
  },
  'en-US': async () => {
    const [aff, dic] = await Promise.all([
      import('./dictionaries/en-US.aff?raw'),
      import('./dictionaries/en-US.dic?raw'),
    ])
    return { aff: aff.default, dic: dic.default }
  },
}

let current: { readonly language: SpellingLanguage; readonly checker: Promise<Checker> } | null = null

/** Returns the checker of a language. Only one is kept: each takes some 15 MB. */
export function loadChecker(language: SpellingLanguage): Promise<Checker> {
  if (current?.language !== language) {
    const checker = texts[language]().then(
      (text) => new Checker(text, domainVocabulary(language), language === 'en-GB'),
    )
    current = { language, checker }
    // A failed load is retried.
    checker.catch(() => {
      current = null
    })
  }
  return current.checker
}
