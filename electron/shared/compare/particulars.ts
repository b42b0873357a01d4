// The details and fields of a version as labels and values, to compare them.

import { kindChoices, languageChoices, paperChoices, themeChoices } from '../choices'
import type { Readers } from '../document/audiences'
import type { Section } from '../document/nodes'
import { audienceName } from '../editions'
import type { VersionContent } from '../history'
import { bannerText } from '../markings'
import type { PackMeta } from '../pack'
import { portionText } from '../portions'

/** A value that differs. Empty where there is none. */
export interface ChangedValue {
  readonly label: string
  readonly before: string
  readonly after: string
}

type Values = readonly (readonly [label: string, value: string])[]

const worded = (choices: readonly (readonly [string, string])[], value: string): string =>
  choices.find(([one]) => one === value)?.[1] ?? value

function detailsOf(meta: PackMeta | null): Values {
  if (!meta) return []
  const { title, subtitle, author, organisation, reference, date, marking } = meta
  return [
    ['Title', title],
    ['Subtitle', subtitle],
    ['Kind', worded(kindChoices, meta.kind)],
    ['Author', author],
    ['Organisation', organisation],
    ['Logo', meta.logo ? `Image ${meta.logo.slice(0, 8)}` : ''],
    ['Reference', reference],
    ['Date', date],
    ['Language', worded(languageChoices, meta.language)],
    ['Marking', bannerText(marking)],
    ['Lines of the marking', words(marking.firstPage)],
    ['Paper', worded(paperChoices, meta.paper)],
    ['Theme', worded(themeChoices, meta.theme)],
    ['First page', words(meta.firstPage)],
    ['Abbreviations', words(meta.abbreviations)],
    ['Editions and readers', words(meta.readers)],
  ]
}

/** All words in a value, one per line. */
function words(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value !== 'object' || value === null) return ''
  const parts = Object.values(value).map(words)
  return parts.filter((part) => part !== '').join('\n')
}

/** Returns the details and fields that differ between two versions; nothing of one that can't be read. */
export function changedParticulars(then: VersionContent, now: VersionContent): ChangedValue[] {
  const details = then.meta && now.meta ? differing(detailsOf(then.meta), detailsOf(now.meta)) : []
  const values = ({ fields }: VersionContent): Values =>
    (fields ?? []).map(({ label, name, value }) => [`Field: ${label || name}`, value])
  return [...details, ...(then.fields && now.fields ? differing(values(then), values(now)) : [])]
}

/** Returns the settings of a section that differ. */
export function changedSettings(
  then: Section['attrs'],
  now: Section['attrs'],
  readers: Readers | undefined,
): ChangedValue[] {
  return differing(settingsOf(then, readers), settingsOf(now, readers))
}

function settingsOf(attrs: Section['attrs'], readers: Readers | undefined): Values {
  const { level, annex, landscape, excluded, marking, audience } = attrs
  const yes = (value: boolean) => (value ? 'yes' : 'no')
  return [
    ['Level', String(level)],
    ['Annex', yes(annex)],
    ['Landscape pages', yes(landscape)],
    ['Printed', yes(!excluded)],
    ['Marking', portionText(marking)],
    ['Readers', audienceName(audience ?? 'everyone', readers)],
  ]
}

function differing(then: Values, now: Values): ChangedValue[] {
  const [old, late] = [new Map(then), new Map(now)]
  return [...new Set([...late.keys(), ...old.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? '', after: late.get(label) ?? '' }))
    .filter(({ before, after }) => before !== after)
}
