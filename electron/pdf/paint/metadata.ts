// Metadata of the file: XMP, the document information and the output intent.

import type { PDFContext, PDFRef } from 'pdf-lib'
import { isDay } from '#shared/days'
import type { FileClaim } from '../enclose/conformance'
import type { DocumentInfo } from '../types'
import { srgbProfile } from './colour-profile'
import { BytesObject, refText, TextObject, textString } from './objects'
import type { Deflate } from './writer'

const PRODUCER = 'Attaché'

/** Writes the document information dictionary (ISO 32000-1, 14.3.3); null in PDF/A-4, which has none (ISO 19005-4, 6.1.3). */
export function writeInfo(context: PDFContext, info: DocumentInfo): PDFRef | null {
  if (info.standard === 'ua2') return null
  const date = isDay(info.date)
    ? `/CreationDate(D:${info.date.replaceAll('-', '')}000000Z)/ModDate(D:${info.date.replaceAll('-', '')}000000Z)`
    : ''
  const optional = (key: string, value: string): string => (value === '' ? '' : `/${key}${textString(value)}`)
  return context.register(
    new TextObject(
      `<</Title${textString(info.title)}${optional('Author', info.author)}${optional('Subject', info.subject)}${optional('Keywords', info.marking ?? '')}` +
        `/Creator${textString(PRODUCER)}/Producer${textString(PRODUCER)}${date}>>`,
    ),
  )
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))

/**
 * Writes the XMP packet (ISO 32000-1, 14.3.2): claims PDF/A (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5), has the
 * title that ISO 14289-1, 7.1, demands, and says the same as the information dictionary. The next standards, PDF/A-4 and
 * PDF/UA-2, have no such dictionary.
 */
export function writeXmp(context: PDFContext, info: DocumentInfo, claim: FileClaim): PDFRef {
  const bytes = new TextEncoder().encode(xmpPacket(info, claim))
  return context.register(new BytesObject('/Type/Metadata/Subtype/XML', bytes))
}

function xmpPacket(info: DocumentInfo, { pdfa, pdfua }: FileClaim): string {
  const property = (name: string, value = '', [before, after] = ['', '']): string =>
    value === '' ? '' : `<${name}>${before}${escapeXml(value)}${after}</${name}>`
  const records =
    property('dc:identifier', info.reference) +
    property('dc:publisher', info.organisation, ['<rdf:Bag><rdf:li>', '</rdf:li></rdf:Bag>']) +
    property('pdf:Keywords', info.marking)
  const stamp = `${info.date}T00:00:00Z`
  const dates = isDay(info.date)
    ? `<xmp:CreateDate>${stamp}</xmp:CreateDate><xmp:ModifyDate>${stamp}</xmp:ModifyDate>`
    : ''
  const author =
    info.author === ''
      ? ''
      : `<dc:creator><rdf:Seq><rdf:li>${escapeXml(info.author)}</rdf:li></rdf:Seq></dc:creator>`
  const subject =
    info.subject === ''
      ? ''
      : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.subject)}</rdf:li></rdf:Alt></dc:description>`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.title)}</rdf:li></rdf:Alt></dc:title>${author}${subject}${records}<dc:language><rdf:Bag><rdf:li>${escapeXml(info.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>${dates}<pdf:Producer>${PRODUCER}</pdf:Producer>
${claimText(pdfa, pdfua)}
</rdf:Description>
${pdfua === 1 ? EXTENSION : ''}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

/** The claims: PDF/A-4 and PDF/UA-2 name the year of the standard (ISO 19005-4, 6.7.3; ISO 14289-2, 5). */
function claimText(pdfa: FileClaim['pdfa'], pdfua: FileClaim['pdfua']): string {
  const part = pdfa ? `<pdfaid:part>${pdfa.part}</pdfaid:part>` : ''
  const year = pdfa?.part === 4 ? '<pdfaid:rev>2020</pdfaid:rev>' : ''
  const level = pdfa?.level ? `<pdfaid:conformance>${pdfa.level}</pdfaid:conformance>` : ''
  const ua = pdfua === null ? '' : `<pdfuaid:part>${pdfua}</pdfuaid:part>`
  return `${part}${year}${level}${ua}${pdfua === 2 ? '<pdfuaid:rev>2024</pdfuaid:rev>' : ''}`
}

/**
 * The schema of PDF/UA is unknown to PDF/A, which demands a description of it (ISO 19005-2, 6.6.2.3.2 and 6.6.2.3.3).
 */
const EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

/**
 * Writes the output intent (ISO 32000-1, 14.11.5): DeviceRGB and DeviceGray mean sRGB then (ISO 19005-2, 6.2.3 and
 * 6.2.4.3).
 */
export function writeOutputIntent(context: PDFContext, deflate: Deflate): string {
  const profile = context.register(
    new BytesObject('/N 3/Alternate/DeviceRGB/Filter/FlateDecode', deflate(srgbProfile())),
  )
  return `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile ${refText(profile)}>>`
}
