// Formulas as text on one line.
import { child, children, type El, valOf } from './tree'

/** A formula in words and signs: `(a + b)/c`, `x^2`. */
export function formulaText(element: El): string {
  return element.children.map(partText).join('')
}

const within = (element: El, name: string): string => {
  const part = child(element, name)
  return part ? formulaText(part) : ''
}

/** In brackets unless it is one sign or word. */
const grouped = (text: string): string => (/^[\p{L}\p{N}.]*$|^\(.*\)$/u.test(text) ? text : `(${text})`)

function partText(part: El): string {
  switch (part.name) {
    case 'm:r':
      return children(part, 'm:t')
        .map((text) => text.children.map((one) => one.text).join(''))
        .join('')
    case 'm:f':
      return `${grouped(within(part, 'm:num'))}/${grouped(within(part, 'm:den'))}`
    case 'm:sSup':
      return `${within(part, 'm:e')}^${grouped(within(part, 'm:sup'))}`
    case 'm:sSub':
      return `${within(part, 'm:e')}_${grouped(within(part, 'm:sub'))}`
    case 'm:sSubSup':
      return `${within(part, 'm:e')}_${grouped(within(part, 'm:sub'))}^${grouped(within(part, 'm:sup'))}`
    case 'm:rad': {
      const degree = within(part, 'm:deg')
      return `${degree === '' ? '√' : `${degree}√`}${grouped(within(part, 'm:e'))}`
    }
    case 'm:nary': {
      const sign = child(child(part, 'm:naryPr'), 'm:chr')?.attributes['m:val'] ?? '∫'
      const [from, to] = [within(part, 'm:sub'), within(part, 'm:sup')]
      return `${sign}${from && `_${grouped(from)}`}${to && `^${grouped(to)}`} ${within(part, 'm:e')}`
    }
    case 'm:d': {
      const properties = child(part, 'm:dPr')
      const sign = (name: string, usual: string) => child(properties, name)?.attributes['m:val'] ?? usual
      const parts = children(part, 'm:e').map(formulaText).join(sign('m:sepChr', '|'))
      return sign('m:begChr', '(') + parts + sign('m:endChr', ')')
    }
    case 'm:m':
      return `[${children(part, 'm:mr')
        .map((row) => children(row, 'm:e').map(formulaText).join(', '))
        .join('; ')}]`
    case 'w:r':
      return part.children
        .map((one) => (one.name === 'w:t' ? one.children.map(({ text }) => text).join('') : ''))
        .join('')
    case '#text':
      return ''
    default:
      return /Pr$/.test(part.name) && valOf(part, 'm:val') === undefined ? '' : formulaText(part)
  }
}
