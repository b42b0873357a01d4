// How a link's address is shown before it is opened.
import { expect, it } from 'vitest'
import { addressToShow, refuseHarmful } from './address'

it.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d\n\nSite: example.org'],
  ['https://example.org/\u202egpj.exe', 'https://example.org/[U+202E]gpj.exe\n\nSite: example.org'],
  ['https://exam\u200bple.org/', 'https://exam[U+200B]ple.org/\n\nSite: example.org'],
  ['https://bank.example@evil.example/', 'https://bank.example@evil.example/\n\nSite: evil.example'],
  ['https://еxample.org/', 'https://еxample.org/\n\nSite: xn--xample-2of.org'],
  ['mailto:a@b.example?subject=Ærø', 'mailto:a@b.example?subject=Ærø'],
  ['tel:+47\u00ad22', 'tel:+47[U+00AD]22'],
])('shows what hides in %j', (href, shown) => {
  expect(addressToShow(href)).toBe(shown)
})

it.each([
  'mailto:a@b.example?attach=/etc/passwd',
  'MAILTO:a@b.example?subject=x&Attachment=file:///c:/x',
  'mailto:a@b.example?subject=x&%61ttach=x',
  'mailto:?x=1?attach=/x',
  'mailto:a@b.example?x&amp;attach=x',
])('refuses %s', (href) => {
  expect(() => refuseHarmful(href)).toThrow(expect.objectContaining({ code: 'ipc/refused' }))
})

it.each(['mailto:attach@b.example?subject=attach', 'https://example.org/?attach=1'])('takes %s', (href) => {
  expect(() => refuseHarmful(href)).not.toThrow()
})
