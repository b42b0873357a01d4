// Reads the runs of a paragraph: words, notes, references, images, breaks.
import type { Inline, Mark, Text } from '#shared/document/nodes'
import { isAllowedHref } from '#shared/document/schema'
import { readBox } from './boxes'
import { changeMark, isDropped } from './changes'
import { meaningOfField, type OpenField } from './fields'
import { formulaText } from './math'
import { type Anchor, type BlockNode, type Item, type Piece, wordsOf } from './lines'
import { readNote } from './notes'
import { readObject, readPictures } from './pictures'
import type { Around, Reading, Story } from './reading'
import { shortened } from './report'
import { type Look, withLook } from './styles'
import { signOf, wordsInFont } from './symbols'
import { child, type El, find, textIn, valueOf } from './tree'

/** A part of a paragraph: words, a break of the page, or what stands in a place of its own. */
export type Chunk = Piece | { readonly type: 'pageBreak' } | { readonly type: 'apart'; readonly items: readonly Item[] }

/** Elements that are only around others. */
const WRAPPERS = ['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent', 'mc:Fallback', 'mc:Choice', 'w:rubyBase']

/** Reads one paragraph. */
export class LineReader {
  readonly chunks: Chunk[] = []
  /** The name of what a field in it counts. */
  counts: string | null = null
  private hidden = ''
  /** Starts of results of fields in the chunks. */
  private readonly starts = new Map<OpenField, number>()

  constructor(
    private readonly reading: Reading,
    private readonly story: Story,
    private readonly anchor: Anchor,
    private readonly look: Look,
  ) {}

  /** Reads the content of a paragraph. */
  read(paragraph: El): void {
    for (const field of this.story.fields) this.starts.set(field, 0)
    this.all(paragraph, { link: null, change: [] })
    // A field that goes on in the next paragraph has its result in parts.
    for (const field of [...this.story.fields].reverse()) this.close(field)
    if (this.hidden.trim() !== '')
      this.reading.report.lost(`Hidden text: “${shortened(this.hidden)}”`)
  }

  private all(element: El, around: Around): void {
    for (const one of element.children) this.one(one, around)
  }

  private one(element: El, around: Around): void {
    const { report } = this.reading
    switch (element.name) {
      case 'w:r':
        return this.run(element, around)
      case 'w:hyperlink':
        return this.all(element, { ...around, link: this.linkOf(element) ?? around.link })
      case 'w:fldSimple':
        return this.simpleField(element, around)
      case 'w:ins':
      case 'w:moveTo':
      case 'w:del':
      case 'w:moveFrom': {
        if (isDropped(element)) return report.changed('A tracked change, taken in as accepted')
        return this.all(element, { ...around, change: [...around.change, ...changeMark(this.reading, element)] })
      }
      case 'w:sdt':
        return this.control(element, around)
      case 'w:bookmarkStart':
        return this.bookmark(element)
      case 'w:commentRangeStart':
        this.story.comments.add(element.attributes['w:id'] ?? '')
        return
      case 'w:commentRangeEnd':
        this.story.comments.delete(element.attributes['w:id'] ?? '')
        return
      case 'm:oMath':
      case 'm:oMathPara':
        this.words(formulaText(element), {}, around)
        return report.changed('A formula, as text on one line')
      case 'mc:AlternateContent':
        return this.alternate(element, around)
      case 'w:ruby':
        return this.all(element, around)
      case 'w:rt':
        return this.words(` (${textIn(element).trim()})`, {}, around)
      case 'w:subDoc':
        return report.lost('A part of a master document, which is a file of its own')
      default:
        if (WRAPPERS.includes(element.name)) this.all(element, around)
    }
  }

  private run(run: El, around: Around): void {
    const properties = child(run, 'w:rPr')
    const style = valueOf(properties, 'w:rStyle')
    const named = style === undefined ? null : this.reading.styles.style(style)
    const look = withLook({ ...this.look, ...onlySaid(named?.look) }, properties)
    const fonts = child(properties, 'w:rFonts')?.attributes
    const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi']
    const isLink = named?.name === 'hyperlink' || around.link !== null
    const shown = isLink ? { ...look, underline: undefined } : look
    for (const one of run.children) {
      if (look.hidden && this.isShown()) this.hide(one)
      else this.content(one, { look: shown, font, code: /code|verbatim/.test(named?.name ?? '') }, around)
    }
  }

  private hide(element: El): void {
    // Marks of fields in hidden words still begin and end them.
    if (element.name === 'w:fldChar') this.fieldMark(element)
    else if (element.name === 'w:t') this.hidden += textIn(element)
    else if (/^w:(tab|br|cr)$/.test(element.name)) this.hidden += ' '
    else if (element.name === 'w:drawing' || element.name === 'w:pict') this.hidden += '[picture]'
  }

  private content(element: El, type: RunType, around: Around): void {
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        return this.words(wordsInFont(textIn(element), type.font), type.look, around, type.code)
      case 'w:tab':
      case 'w:ptab':
        return this.words('\t', type.look, around)
      case 'w:br':
        return this.lineBreak(element, type.look, around)
      case 'w:cr':
        return this.push({ type: 'hardBreak', ...this.marked(type.look, around) })
      case 'w:noBreakHyphen':
        return this.words('\u2011', type.look, around)
      case 'w:softHyphen':
        return this.words('\u00ad', type.look, around)
      case 'w:sym':
        return this.symbol(element, type.look, around)
      case 'w:fldChar':
        return this.fieldMark(element)
      case 'w:instrText':
      case 'w:delInstrText': {
        const field = this.story.fields.at(-1)
        if (field?.phase === 'instruction') field.instruction += textIn(element)
        return
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return this.note(element, type.look, around)
      case 'w:commentReference':
        return this.commentAt(element.attributes['w:id'] ?? '')
      case 'w:drawing':
      case 'w:pict':
        return this.drawing(element, around)
      case 'w:object':
        return this.apart(readObject(this.reading, this.story, element), around)
      case 'mc:AlternateContent':
        return this.alternate(element, around, type)
      case 'w:ruby':
        return this.all(element, around)
      default:
    }
  }

  private alternate(element: El, around: Around, type?: RunType): void {
    const choices = [...element.children].filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback')
    // The first one with something to show: the others are the same for older programs.
    const best = choices.find((one) => find(one, 'w:txbxContent') ?? find(one, 'pic:pic') ?? find(one, 'w:t')) ?? choices[0]
    for (const one of best?.children ?? []) {
      if (type && !/^w:(r|ins|del|hyperlink|sdt)$/.test(one.name)) this.content(one, type, around)
      else this.one(one, around)
    }
  }

  /** Whether words here are shown, and not part of an instruction or of contents. */
  private isShown(): boolean {
    return this.story.fields.every(({ phase, meaning }) => phase === 'result' && meaning.kind !== 'dropped' && meaning.kind !== 'words')
  }

  private push(chunk: Chunk): void {
    if (this.isShown()) this.chunks.push(chunk)
  }

  private words(text: string, look: Look, around: Around, code = false): void {
    const clean = text.replace(/[\r\n]+/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '')
    if (clean !== '') this.push({ type: 'text', text: clean, ...this.marked(look, around, code) })
  }

  private marked(look: Look, { link, change }: Around, code = false): { marks?: readonly Mark[] } {
    const marks: Mark[] = []
    if (link !== null) marks.push({ type: 'link', attrs: { href: link } })
    for (const type of ['bold', 'italic', 'underline', 'strike'] as const) if (look[type]) marks.push({ type })
    if (look.raised) marks.push({ type: look.raised })
    if (code) marks.push({ type: 'code' })
    for (const id of this.threadIds()) marks.push({ type: 'comment', attrs: { id } })
    marks.push(...change)
    return marks.length > 0 ? { marks } : {}
  }

  private threadIds(): string[] {
    const threads = [...this.story.comments].flatMap((number) => this.reading.comments.thread(number) ?? [])
    for (const thread of threads) this.reading.threads.set(thread.id, thread)
    return [...new Set(threads.map(({ id }) => id))]
  }

  private lineBreak(element: El, look: Look, around: Around): void {
    const type = element.attributes['w:type']
    if (type === 'page') this.push({ type: 'pageBreak' })
    else if (type !== 'column') this.push({ type: 'hardBreak', ...this.marked(look, around) })
  }

  private symbol({ attributes }: El, look: Look, around: Around): void {
    const sign = signOf(attributes['w:font'], Number.parseInt(attributes['w:char'] ?? '', 16) || 0)
    if (sign === null) this.reading.report.lost(`A sign of the font ${attributes['w:font'] ?? 'of symbols'} that has no counterpart`)
    this.words(sign ?? '□', look, around)
  }

  private linkOf({ attributes }: El): string | null {
    const { report, word } = this.reading
    const place = attributes['w:anchor']
    const target = word.targets(this.story.part).get(attributes['r:id'] ?? '')
    if (!target) return place === undefined ? null : `#${place}`
    const href = target.external ? target.to.trim() : ''
    return this.allowed(place !== undefined && !href.includes('#') ? `${href}#${place}` : href, () =>
      report.lost(`The address of a link: ${shortened(target.to)}`),
    )
  }

  private allowed(href: string, onRefused: () => void): string | null {
    const clean = href.replaceAll(' ', '%20')
    if (clean.startsWith('#')) return clean
    if (isAllowedHref(clean) && clean.length < 2000) return clean
    if (clean !== '') onRefused()
    return null
  }

  private bookmark({ attributes }: El): void {
    const name = attributes['w:name'] ?? ''
    if (name !== '' && !this.reading.bookmarks.has(name)) this.reading.bookmarks.set(name, this.anchor)
  }

  private simpleField(element: El, around: Around): void {
    const field = openField(element.attributes['w:instr'] ?? '')
    this.begin(field)
    this.all(element, around)
    this.end(field)
  }

  private fieldMark(element: El): void {
    const { fields } = this.story
    const field = fields.at(-1)
    switch (element.attributes['w:fldCharType']) {
      case 'begin': {
        const made: OpenField = { instruction: '', phase: 'instruction', meaning: { kind: 'shown' }, counts: null }
        const isEnded = this.reading.endedFields.has(element)
        fields.push(isEnded ? made : { ...made, phase: 'result' })
        this.formField(element)
        return
      }
      case 'separate':
        if (field) this.begin(Object.assign(field, openField(field.instruction)), true)
        return
      case 'end':
        if (!field) return
        // A field without a result.
        if (field.phase === 'instruction') this.begin(Object.assign(field, openField(field.instruction)), true)
        return this.end(field)
      default:
    }
  }

  /** Boxes to tick and lists to choose from, as old forms have them. */
  private formField(element: El): void {
    const data = child(element, 'w:ffData')
    const box = child(data, 'w:checkBox')
    const list = child(data, 'w:ddList')
    const inField = this.story.fields.pop()
    if (box) {
      const state = child(box, 'w:checked') ?? child(box, 'w:default')
      const checked = state !== undefined && !/^(0|false|off)$/.test(state.attributes['w:val'] ?? '')
      this.push({ type: 'tickBox', attrs: { checked } })
    } else if (list) {
      const entries = list.children.filter(({ name }) => name === 'w:listEntry')
      const chosen = entries[Number(valueOf(list, 'w:result') ?? 0)]
      this.words(chosen?.attributes['w:val'] ?? '', {}, { link: null, change: [] })
    }
    if (inField) this.story.fields.push(inField)
  }

  private begin(field: OpenField, known = false): void {
    if (!known) this.story.fields.push(field)
    this.starts.set(field, this.chunks.length)
    if (field.counts !== null) this.counts = field.counts
    if (field.meaning.kind === 'dropped' && field.meaning.what === 'contents')
      this.reading.report.about('changed', 'Contents and lists of tables or figures: the pack makes its own')
  }

  private end(field: OpenField): void {
    this.close(field)
    const at = this.story.fields.lastIndexOf(field)
    if (at >= 0) this.story.fields.splice(at, 1)
    if (field.meaning.kind === 'words') this.words(field.meaning.text, {}, { link: null, change: [] })
  }

  /** Makes of a field's result what it means. */
  private close(field: OpenField): void {
    const start = this.starts.get(field)
    const { meaning } = field
    if (start === undefined || field.phase !== 'result') return
    this.starts.delete(field)
    if (meaning.kind === 'link') {
      const href = this.allowed(meaning.href, () =>
        this.reading.report.lost(`The address of a link: ${shortened(meaning.href)}`),
      )
      if (href === null) return
      for (let at = start; at < this.chunks.length; at += 1) this.chunks[at] = linked(this.chunks[at] as Chunk, href)
    }
    if (meaning.kind !== 'reference') return
    const result = this.chunks.splice(start)
    const pieces = result.filter((chunk): chunk is Piece => chunk.type !== 'pageBreak' && chunk.type !== 'apart')
    const others = result.filter((chunk) => chunk.type === 'pageBreak' || chunk.type === 'apart')
    const marks = pieces.find((piece) => piece.marks)?.marks
    if (wordsOf(pieces) !== '')
      this.chunks.push({ type: 'pending', bookmark: meaning.bookmark, show: meaning.show, result: pieces, ...(marks ? { marks } : {}) })
    this.chunks.push(...others)
  }

  private control(element: El, around: Around): void {
    const properties = child(element, 'w:sdtPr')
    const content = child(element, 'w:sdtContent')
    const box = child(properties, 'w14:checkbox')
    if (box) {
      const checked = /^(1|true|on)$/.test(child(box, 'w14:checked')?.attributes['w14:val'] ?? '')
      return this.push({ type: 'tickBox', attrs: { checked } })
    }
    if (content && child(properties, 'w:showingPlcHdr')) {
      this.reading.report.lost(`The prompt of an empty form field: “${shortened(textIn(content))}”`)
      return
    }
    if (content) this.all(content, around)
  }

  private note(element: El, look: Look, around: Around): void {
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const note = readNote(this.reading, this.story, kind, element.attributes['w:id'] ?? '')
    if (note) this.push({ ...note, ...this.marked({ ...look, raised: null, bold: false, italic: false, underline: false }, { ...around, link: null }) } as Inline)
  }

  /** A comment whose words are not named is about the word before it. */
  private commentAt(number: string): void {
    const thread = this.reading.comments.thread(number)
    if (!thread || this.reading.threads.has(thread.id)) return
    const at = this.chunks.findLastIndex((chunk) => chunk.type === 'text' && chunk.text.trim() !== '')
    if (at < 0) return
    this.reading.threads.set(thread.id, thread)
    const text = this.chunks[at] as Text
    const [, before = '', word = text.text] = /^([\s\S]*\s)?(\S+\s*)$/.exec(text.text) ?? []
    const commented = { ...text, text: word, marks: [...(text.marks ?? []), { type: 'comment', attrs: { id: thread.id } }] } as Text
    this.chunks.splice(at, 1, ...(before === '' ? [] : [{ ...text, text: before }]), commented)
  }

  private drawing(element: El, around: Around): void {
    this.apart(readPictures(this.reading, this.story, element), around)
    for (const box of boxesIn(element)) this.apart(readBox(this.reading, this.story, box), around)
  }

  private apart(items: readonly Item[], { change }: Around): void {
    if (items.length === 0) return
    const marked = items.map((item) =>
      item.kind === 'image' && change.length > 0 ? { ...item, node: { ...item.node, marks: change } as BlockNode } : item,
    )
    this.push({ type: 'apart', items: marked })
  }
}

interface RunType {
  readonly look: Look
  readonly font: string | undefined
  readonly code: boolean
}

const openField = (instruction: string): OpenField => {
  const { counts = null, ...meaning } = meaningOfField(instruction)
  return { instruction, phase: 'result', meaning, counts }
}

function linked(chunk: Chunk, href: string): Chunk {
  if (chunk.type === 'pageBreak' || chunk.type === 'apart') return chunk
  const others = (chunk.marks ?? []).filter(({ type }) => type !== 'link' && type !== 'underline')
  return { ...chunk, marks: [{ type: 'link', attrs: { href } }, ...others] } as Chunk
}

/** What a style says, without what it leaves open. */
const onlySaid = (look: Look | undefined): Look =>
  Object.fromEntries(Object.entries(look ?? {}).filter(([, value]) => value !== undefined))

/** The outermost text boxes in a drawing. */
function boxesIn(element: El): El[] {
  if (element.name === 'w:txbxContent') return [element]
  if (element.name === 'mc:AlternateContent') {
    const best = element.children.find((one) => find(one, 'w:txbxContent'))
    return best ? boxesIn(best) : []
  }
  return element.children.flatMap(boxesIn)
}

