// The structure tree: maps marked content to elements, written as compact objects at the end.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Layout, Role, Tag, TagUnit } from '../types'
import type { Element, Kid } from './element'
import { LONGEST_STRING, num, numberText, refText, TextObject, textString } from './objects'
import { addNamespaces, listNumbering, type Namespaces, namespaceEntry, writtenRole } from './standard-types'
import type { LateObjects } from './writer'

const HEADING = /^H[1-6]$/

/** The structure tree (ISO 32000-1, 14.7.2). Collects elements in the order in which their content is painted. */
export class Structure {
  private readonly context: PDFContext
  private readonly units: readonly TagUnit[]
  private readonly outline: Layout['outline']
  private readonly spaces: Namespaces | null
  private readonly elements: (Element | undefined)[][]
  private readonly order: Element[] = []
  private readonly parents: string[] = []
  readonly root: PDFRef
  readonly document: Element

  constructor(context: PDFContext, { units, outline, info }: Pick<Layout, 'units' | 'outline' | 'info'>) {
    this.context = context
    this.units = units
    this.outline = outline
    this.spaces = info.standard === 'ua2' ? addNamespaces(context) : null
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

  /** Whether the tree is one of PDF 2.0. */
  get isNext(): boolean {
    return this.spaces !== null
  }

  private readonly anchored = new Map<string, Element>()
  private readonly firstOn = new Map<PDFRef, Element>()

  /** Notes that an anchor is at an element. A word of a block stands for the block. */
  reach(anchor: string, element: Element): void {
    if (!this.isNext || this.anchored.has(anchor)) return
    let block = element
    while (block.role === 'Span' && block.parent) block = block.parent
    this.anchored.set(anchor, block)
  }

  /** Notes what is said first on a page. */
  beginPage(page: PDFRef, element: Element): void {
    this.firstOn.set(page, element)
  }

  private headings: ReadonlyMap<string, Element> | null = null

  private targetOf(anchor: string): Element | undefined {
    this.headings ??= new Map(
      this.outline.flatMap(({ anchor: id, unit, tag }) => {
        const element = this.find(unit, tag)
        return element ? [[id, element] as const] : []
      }),
    )
    return this.headings.get(anchor) ?? this.anchored.get(anchor)
  }

  /** The element at an anchor on a page; without one, the first on the page. Ask when all pages are painted. */
  reached(anchor: string, page: PDFRef): Element {
    return this.targetOf(anchor) ?? this.firstOn.get(page) ?? this.document
  }

  /**
   * Notes that a link leads to an anchor: entries of the contents name what they lead to (ISO 14289-2, 8.2.5.8), marks of notes
   * and notes name each other (8.2.5.14).
   */
  refer(link: Element, anchor: string): void {
    if (!this.isNext) return
    const target = this.targetOf(anchor) ?? this.document
    const note = noteOf(target, anchor)
    if (note) {
      refTo(link, note)
      refTo(note, link)
    }
    for (let at: Element | null = link; at; at = at.parent) {
      if (at.role !== 'TOCI') continue
      refTo(at, target)
      return
    }
  }

  /** Adds an entry to the parent tree (ISO 32000-1, 14.7.4.4); returns its key. */
  addParents(entry: string): number {
    this.parents.push(entry)
    return this.parents.length - 1
  }

  /** Writes the tree except for its elements, which are serialised last: a long document has very many. */
  write(): LateObjects {
    const { order, root, spaces } = this
    const ids: [string, number][] = []
    for (const element of this.order) {
      if (element.tag.id !== undefined) ids.push([element.tag.id, element.object])
    }
    const tree = this.context.nextRef()
    // What readers of PDF 1.7 don't know stands for what they know.
    const roleMap = spaces ? '/RoleMap<</Title/P/FENote/Note>>' : '/RoleMap<</Title/P>>'
    const nums = this.parents.map((entry, key) => `${key} ${entry}`).join(' ')
    this.context.assign(tree, new TextObject(`<</Nums[${nums}]>>`))
    ids.sort(([a], [b]) => (a < b ? -1 : 1))
    const names = ids.map(([id, object]) => `${textString(id)} ${numberText(object)}`).join(' ')
    const idTree = names === '' ? '' : `/IDTree<</Names[${names}]>>`
    this.context.assign(
      this.root,
      new TextObject(
        `<</Type/StructTreeRoot${roleMap}${spaces ? `/Namespaces[${refText(spaces.old)} ${refText(spaces.next)}]` : ''}/K ${numberText(this.document.object)}/ParentTree ${refText(tree)}/ParentTreeNextKey ${this.parents.length}${idTree}>>`,
      ),
    )
    return {
      count: order.length,
      numberOf: (index) => (order[index] as Element).object,
      textOf: (index) => elementText(order[index] as Element, root.objectNumber, spaces),
    }
  }
}

/**
 * A structure element (ISO 32000-1, 14.7.2) with its alternate description (14.9.3), replacement text (14.9.4), expansion
 * (14.9.5) and language (14.9.2). Figures need a description (ISO 14289-1, 7.3), notes an ID (7.9).
 */
function elementText(element: Element, root: number, spaces: Namespaces | null): string {
  const { tag, kids } = element
  const page = firstPage(kids)
  const role = writtenRole(element, spaces !== null)
  let text = `<</S/${role}${namespaceEntry(spaces, role)}/P ${numberText(element.parent ? element.parent.object : root)}`
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
  if (element.refs) text += `/Ref[${[...element.refs].map(({ object }) => numberText(object)).join(' ')}]`
  return `${text}${attributesText(element, spaces !== null)}>>`
}

function refTo(element: Element, target: Element): void {
  element.refs ??= new Set()
  element.refs.add(target)
}

/** The note that an anchor is the id of, at an element or around it. */
function noteOf(element: Element, id: string): Element | null {
  for (let at: Element | null = element; at; at = at.parent)
    if (at.role === 'Note') return at.tag.id === id ? at : null
  return null
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
function attributesText(element: Element, isNext: boolean): string {
  const { tag, role, box } = element
  if (tag.list !== undefined) return `/A<</O/List/ListNumbering/${listNumbering(element, isNext)}>>`
  if (role === 'Note' && isNext) return '/A<</O/FENote/NoteType/Footnote>>'
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
