// Settings and properties of the file.
import { isDay } from '#shared/days'
import { type MadeFrom, PACK_PROPERTY, REVISION_PROPERTY } from '#shared/word-import'
import type { CollectedPack } from '../pdf/collect/pack'
import type { Writing } from './writing'
import { el, escaped, on, part, val, wordPart } from './xml'

/** The version of Word whose layout is meant. */
const COMPATIBILITY = {
  'w:name': 'compatibilityMode',
  'w:uri': 'http://schemas.microsoft.com/office/word',
  'w:val': 15,
}

/** The settings. */
export const settingsXml = ({ pack, footnotes, endnotes }: Writing): string =>
  wordPart(
    'w:settings',
    on('w:mirrorMargins', pack.options.mirrored === true || pack.theme.margins.mirrored),
    val('w:defaultTabStop', 720),
    pack.theme.hyphenate ? el('w:autoHyphenation') : '',
    footnotes.settings(),
    endnotes.settings() === '' ? '' : endnotes.settings().replace('<w:endnotePr>', ENDNOTE_NUMBERS),
    // A line that ends with a break is not stretched.
    el('w:compat', {}, el('w:doNotExpandShiftReturn'), el('w:compatSetting', COMPATIBILITY)),
    el('w:themeFontLang', { 'w:val': pack.info.language }),
    val('w:decimalSymbol', '.'),
    val('w:listSeparator', ','),
  )

const ENDNOTE_NUMBERS = '<w:endnotePr><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/>'

/** The title, the author and the like: the same as in the PDF. */
export function coreXml({ info }: CollectedPack): string {
  const text = (name: string, value: string): string =>
    value === '' ? '' : `<${name}>${escaped(value)}</${name}>`
  const stamp = `${info.date}T00:00:00Z`
  const date = (name: string): string =>
    isDay(info.date) ? el(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, stamp) : ''
  return part(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    text('dc:title', info.title),
    text('dc:subject', info.subject),
    text('dc:creator', info.author),
    text('dc:language', info.language),
    date('created'),
    date('modified'),
  )
}

export const applicationXml = (): string =>
  part(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    el('Application', {}, 'Attaché'),
  )

/** Stands for properties of the user's own in Office. */
const OWN_PROPERTY = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/** The pack that the file is made of, and how often that had been saved: no title and no name. */
export function customXml({ pack, revision }: MadeFrom): string {
  const property = (pid: number, name: string, value: string): string =>
    el('property', { fmtid: OWN_PROPERTY, pid, name }, value)
  return part(
    'Properties',
    {
      xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties',
      'xmlns:vt': 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes',
    },
    property(2, PACK_PROPERTY, el('vt:lpwstr', {}, escaped(pack))),
    property(3, REVISION_PROPERTY, el('vt:i4', {}, String(revision))),
  )
}
