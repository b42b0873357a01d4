// Layers of a PDF (optional content): which are off by default. They are bound in as they are, and stay off.
import { type PDFArray, type PDFDict, PDFRef } from 'pdf-lib'
import { arrayIn, asDict, dictIn, itemsOf, nameIn } from './lookup'

/** The layers that are off when the file is opened (ISO 32000-1, 8.11.4.3). */
export function layersOff(catalog: PDFDict | undefined): ReadonlySet<PDFRef> {
  const properties = catalog && dictIn(catalog, 'OCProperties')
  const standard = properties && dictIn(properties, 'D')
  if (!properties || !standard) return new Set()
  const off = new Set(nameIn(standard, 'BaseState') === 'OFF' ? refsIn(arrayIn(properties, 'OCGs')) : [])
  for (const ref of refsIn(arrayIn(standard, 'ON'))) off.delete(ref)
  for (const ref of refsIn(arrayIn(standard, 'OFF'))) off.add(ref)
  for (const ref of offByUse(standard)) off.add(ref)
  return off
}

/** What a layer is used for: its entry, and the one that says that it is off then. */
const USES = { View: 'ViewState', Print: 'PrintState' } as const

/** Layers that readers switch off by themselves on the screen or in print (ISO 32000-1, 8.11.4.4). */
function offByUse(standard: PDFDict): PDFRef[] {
  const rules = itemsOf(arrayIn(standard, 'AS'), MOST_RULES).flatMap((one) => asDict(one) ?? [])
  return rules.flatMap((rule) => {
    const event = nameIn(rule, 'Event')
    if (event !== 'View' && event !== 'Print') return []
    return refsIn(arrayIn(rule, 'OCGs')).filter((ref) => {
      const layer = asDict(rule.context.lookup(ref))
      const usage = layer && dictIn(layer, 'Usage')
      const use = usage && dictIn(usage, event)
      return use !== undefined && nameIn(use, USES[event]) === 'OFF'
    })
  })
}
const MOST_RULES = 1000

const refsIn = (array: PDFArray | undefined): PDFRef[] =>
  (array?.asArray() ?? []).filter((one) => one instanceof PDFRef)

/** Whether an annotation or a picture is on a layer that is off: directly, or by a group of layers of which none is on. */
export function isOff(holder: PDFDict, off: ReadonlySet<PDFRef>): boolean {
  if (off.size === 0) return false
  const group = dictIn(holder, 'OC')
  if (!group) return false
  for (const ref of off) if (group.context.lookup(ref) === group) return true
  const members = arrayIn(group, 'OCGs')
  return members !== undefined && refsIn(members).length > 0 && refsIn(members).every((ref) => off.has(ref))
}
