// Fields of Word, with the results that they have today.
import { el, escaped } from './xml'

/** Text that keeps its spaces. A line feed is a line break, a tab a tab. */
export function textXml(text: string): string {
  return text
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\n') return '<w:br/>'
      return part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`
    })
    .join('')
}

/** A run of text; `properties` are those of `w:rPr`. */
export const runXml = (properties: string, ...content: readonly string[]): string =>
  el('w:r', {}, properties === '' ? '' : el('w:rPr', {}, properties), ...content)

/** A field; `result` are the runs that it shows until it is updated. */
export function fieldXml(instruction: string, result: string, properties = ''): string {
  const mark = (type: string): string => runXml(properties, el('w:fldChar', { 'w:fldCharType': type }))
  const code = `<w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText>`
  return [mark('begin'), runXml(properties, code), mark('separate'), result, mark('end')].join('')
}

/** A box to tick, which can be ticked in Word. */
export function tickXml(checked: boolean, sign: string, properties: string): string {
  const state = (value: string) => ({ 'w14:val': value, 'w14:font': 'Segoe UI Symbol' })
  return el(
    'w:sdt',
    {},
    el(
      'w:sdtPr',
      {},
      el(
        'w14:checkbox',
        {},
        el('w14:checked', { 'w14:val': checked ? 1 : 0 }),
        el('w14:checkedState', state('2611')),
        el('w14:uncheckedState', state('2610')),
      ),
    ),
    el('w:sdtContent', {}, runXml(properties, textXml(sign))),
  )
}
