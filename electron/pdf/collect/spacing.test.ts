import { expect, it } from 'vitest'
import { spaced } from './spacing'

it.each([
  ['Pourquoi ? Parce que ; oui !', 'Pourquoi_? Parce que_; oui_!'],
  ['Pourquoi? Parce que; oui!', 'Pourquoi_? Parce que_; oui_!'],
  ['Objet : visite', 'Objet_: visite'],
  ['Objet: visite', 'Objet_: visite'],
  ['« Bonjour », dit-il', '«_Bonjour_», dit-il'],
  ['«Bonjour»', '«_Bonjour_»'],
  ['« Quoi ? »', '«_Quoi_?_»'],
  ['41 % des cas', '41_% des cas'],
  ['à 14:30, https://exemple.fr/?a=1&b=2', 'à 14:30, https://exemple.fr/?a=1&b=2'],
  ['Vraiment ?!', 'Vraiment_?!'],
])('French %s', (typed, printed) => {
  expect(spaced(typed, 'fr').replaceAll('\u202f', '_')).toBe(printed)
  expect(spaced(spaced(typed, 'fr'), 'fr').replaceAll('\u202f', '_')).toBe(printed)
})

it('leaves other languages as they are', () => {
  for (const language of ['en-GB', 'de', 'ar']) expect(spaced('Who ? « Me »', language)).toBe('Who ? « Me »')
})
