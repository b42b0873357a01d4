// The structure tree: maps marked content to elements, written as compact objects at the end.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Role, Tag, TagUnit } from '../types'
import { LONGEST_STRING, num, numberText, refText, TextObject, textString } from './objects'
import type { LateObjects } from './writer'

/** A child of an element: marked content of a page, an annotation, or another element. */
type Kid =
  | { readonly page: PDFRef; readonly mcid: number }
  | { readonly page: PDFRef; readonly annotation: PDFRef }
  | Element

/** An element of the tree with content on a page. */
export interface Element {
  /** Its object number: there are too many elements for pdf-lib references. */
  readonly object: number
  readonly role: Role
  readonly tag: Tag
  readonly parent: Element | null
  readonly kids: Kid[]
  /** Bounds of a figure on its page, in PDF coordinates. */
  box: readonly [number, number, number, number] | null
}

const HEADING = /^H[1-6]$/

/** The structure tree (ISO 32000-1, 14.7.2). Collects elements in the order in which their content is painted. */
export class Structure {
  private readonly context: PDFContext
  private readonly units: readonly TagUnit[]
  private readonly elements: (Element | undefined)[][]
  private readonly order: Element[] = []
  private readonly parents: string[] = []
  readonly root: PDFRef
  readonly document: Element

  constructor(context: PDFContext, units: readonly TagUnit[]) {
    this.context = context
    this.units = units
    this.elements = units.map(() => [])
    this.root = context.nextRef()
    this.document = this.make('Document', { role: 'Document', parent: -1 }, null)
  }

  private make(role: Role, tag: Tag, parent: Element | null): Element {
    const element: Element = {
      object: ++this.context.largestObjectNumber,
      role,
      tag,
      parent,
      kids: [],
      box: null,
    }
    parent?.kids.push(element)
    this.order.push(element)
    return element
  }

  /** Returns the element of a tag, adding it and its ancestors to the tree on first use. */
  element(unit: number, index: number): Element {
    const known = this.elements[unit]?.[index]
    if (known) return known
    const tag = this.units[unit]?.tags[index]
    if (!tag) throw new Error(`Tag ${index} of unit ${unit} does not exist.`)
    const parent = tag.parent === -1 ? this.document : this.element(unit, tag.parent)
    const made = this.make(this.levelled(tag.role), tag, parent)
    const list = this.elements[unit]
    if (list) list[index] = made
    return made
  }

  private lastLevel = 0

  /** The first heading is H1, and no level is skipped downwards (ISO 14289-1, 7.4.2), whatever the author chose. */
  private levelled(role: Role): Role {
    if (!HEADING.test(role)) return role
    this.lastLevel = Math.min(Number(role[1]), this.lastLevel + 1)
    return `H${this.lastLevel}` as Role
  }

  /** Returns the element of a tag if it has content. */
  find(unit: number, index: number): Element | undefined {
    return this.elements[unit]?.[index]
  }

  /** Adds an entry to the parent tree (ISO 32000-1, 14.7.4.4); returns its key. */
  addParents(entry: string): number {
    this.parents.push(entry)
    return this.parents.length - 1
  }

  /** Writes the tree except for its elements, which are serialised last: a long document has very many. */
  write(): LateObjects {
    const ids: [string, number][] = []
    for (const element of this.order) {
      if (element.tag.id !== undefined) ids.push([element.tag.id, element.object])
    }
    const tree = this.context.nextRef()
    const nums = this.parents.map((entry, key) => `${key} ${entry}`).join(' ')
    this.context.assign(tree, new TextObject(`<</Nums[${nums}]>>`))
    ids.sort(([a], [b]) => (a < b ? -1 : 1))
    const names = ids.map(([id, object]) => `${textString(id)} ${numberText(object)}`).join(' ')
    const idTree = names === '' ? '' : `/IDTree<</Names[${names}]>>`
    this.context.assign(
      this.root,
      new TextObject(
        `<</Type/StructTreeRoot/K ${numberText(this.document.object)}/ParentTree ${refText(tree)}/ParentTreeNextKey ${this.parents.length}${idTree}>>`,
      ),
    )
    const { order, root } = this
    return {
      count: order.length,
      numberOf: (index) => (order[index] as Element).object,
      textOf: (index) => elementText(order[index] as Element, root.objectNumber),
    }
  }
}

/**
 * A structure element (ISO 32000-1, 14.7.2) with its alternate description (14.9.3), replacement text (14.9.4), expansion
 * (14.9.5) and language (14.9.2). Figures need a description (ISO 14289-1, 7.3), notes an ID (7.9).
 */
function elementText(element: Element, root: number): string {
  const { tag, kids } = element
  const page = firstPage(kids)
  // A link without a target is not announced as one.
  const role = element.role === 'Link' && !kids.some((kid) => 'annotation' in kid) ? 'Span' : element.role
  let text = `<</S/${role}/P ${numberText(element.parent ? element.parent.object : root)}`
  if (page) text += `/Pg ${refText(page)}`
  if (kids.length === 1) text += `/K ${kidText(kids[0] as Kid, page)}`
  else if (kids.length > 1) text += `/K[${kids.map((kid) => kidText(kid, page)).join(' ')}]`
  if (tag.alt !== undefined) text += `/Alt${textString(tag.alt)}`
  // A truncated text would hide words from listeners; without it they hear the page's own words.
  if (tag.actual !== undefined && tag.actual.length < LONGEST_STRING)
    text += `/ActualText${textString(tag.actual)}`
  if (tag.expansion !== undefined) text += `/E${textString(tag.expansion)}`
  if (tag.lang !== undefined) text += `/Lang${textString(tag.lang)}`
  if (tag.id !== undefined) text += `/ID${textString(tag.id)}`
  return `${text}${attributesText(element)}>>`
}

function firstPage(kids: readonly Kid[]): PDFRef | null {
  for (const kid of kids) if ('page' in kid) return kid.page
  return null
}

/** Content items: marked content by its number (ISO 32000-1, 14.7.4.2), annotations as objects (14.7.4.3). */
function kidText(kid: Kid, page: PDFRef | null): string {
  if ('object' in kid) return numberText(kid.object)
  const other = kid.page === page ? '' : `/Pg ${refText(kid.page)}`
  if ('annotation' in kid) return `<</Type/OBJR${other}/Obj ${refText(kid.annotation)}>>`
  return other === '' ? String(kid.mcid) : `<</Type/MCR${other}/MCID ${kid.mcid}>>`
}

/**
 * Attributes of lists (ISO 32000-1, 14.8.5.5; numbering is demanded by ISO 14289-1, 7.6), tables (14.8.5.7; headers by 7.5)
 * and figures (their bounding box: 14.8.5.4.3).
 */
function attributesText({ tag, role, box }: Element): string {
  if (tag.list !== undefined) return `/A<</O/List/ListNumbering/${tag.list}>>`
  if (role === 'TH' || role === 'TD') {
    let table = ''
    if (tag.scope !== undefined) table += `/Scope/${tag.scope}`
    if (tag.columns !== undefined) table += `/ColSpan ${tag.columns}`
    if (tag.rows !== undefined) table += `/RowSpan ${tag.rows}`
    if (tag.headers !== undefined) table += `/Headers[${tag.headers.map(textString).join('')}]`
    return table === '' ? '' : `/A<</O/Table${table}>>`
  }
  if (role === 'Figure' && box) return `/A<</O/Layout/Placement/Block/BBox[${box.map(num).join(' ')}]>>`
  return ''
}
