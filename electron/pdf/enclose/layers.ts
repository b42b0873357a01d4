// Layers of a PDF (optional content): which are off by default. They are bound in as they are, and stay off.
import { type PDFArray, type PDFDict, PDFRef } from 'pdf-lib'
import { arrayIn, dictIn, nameIn } from './lookup'

/** The layers that are off when the file is opened (ISO 32000-1, 8.11.4.3). */
export function layersOff(catalog: PDFDict | undefined): ReadonlySet<PDFRef> {
  const properties = catalog && dictIn(catalog, 'OCProperties')
  const standard = properties && dictIn(properties, 'D')
  if (!properties || !standard) return new Set()
  const off = new Set(nameIn(standard, 'BaseState') === 'OFF' ? refsIn(arrayIn(properties, 'OCGs')) : [])
  for (const ref of refsIn(arrayIn(standard, 'ON'))) off.delete(ref)
  for (const ref of refsIn(arrayIn(standard, 'OFF'))) off.add(ref)
  return off
}

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
