// Reads the runs of a paragraph: words, notes, references, images, breaks.
import type { Inline, Mark, Text } from '#shared/document/nodes'
import { readBox } from './boxes'
import { changeMark } from './changes'
import { FieldedLine } from './fielded-line'
import type { Anchor, BlockNode, Item } from './lines'
import { formulaText } from './math'
import { readNote } from './notes'
import { readObject, readPictures } from './pictures'
import { type Around, noteBookmark, type Reading, type Story } from './reading'
import { shortened } from './report'
import { type Look, withLook } from './styles'
import { signOf, wordsInFont } from './symbols'
import { child, type El, find, isPrompt, textIn, valOf } from './tree'

/** Looks and font of a run. */
interface RunType {
  readonly look: Look
  readonly font: string | undefined
  readonly code: boolean
}

/** Reads one paragraph. */
export class LineReader extends FieldedLine {
  private hidden = ''

  constructor(
    reading: Reading,
    story: Story,
    private readonly anchor: Anchor,
    private readonly look: Look,
  ) {
    super(reading, story)
  }

  /** What is done with each element beside and around runs; others are left out, as they show nothing. */
  private readonly parts: Readonly<Record<string, (element: El, around: Around) => void>> = {
    'w:r': (element, around) => this.run(element, around),
    'w:hyperlink': (element, around) =>
      this.all(element, { ...around, link: this.linkOf(element) ?? around.link }),
    'w:fldSimple': (element, around) =>
      this.simpleField(element.attributes['w:instr'] ?? '', () => this.all(element, around)),
    'w:ins': (element, around) => this.changed(element, around),
    'w:moveTo': (element, around) => this.changed(element, around),
    'w:del': (element, around) => this.changed(element, around),
    'w:moveFrom': (element, around) => this.changed(element, around),
    'w:sdt': (element, around) => this.control(element, around),
    'w:bookmarkStart': (element) => this.bookmark(element),
    'w:commentRangeStart': ({ attributes }) => this.story.comments.add(attributes['w:id'] ?? ''),
    'w:commentRangeEnd': ({ attributes }) => this.story.comments.delete(attributes['w:id'] ?? ''),
    'm:oMath': (element, around) => this.formula(element, around),
    'm:oMathPara': (element, around) => this.formula(element, around),
    'mc:AlternateContent': (element, around) => this.alternate(element, around),
    'w:rt': (element, around) => this.words(` (${textIn(element).trim()})`, {}, around),
    'w:subDoc': () => this.reading.report.lost('A part of a master document, which is a file of its own'),
    'w:ruby': (element, around) => this.all(element, around),
    'w:rubyBase': (element, around) => this.all(element, around),
    'w:smartTag': (element, around) => this.all(element, around),
    'w:customXml': (element, around) => this.all(element, around),
    'w:dir': (element, around) => this.all(element, around),
    'w:bdo': (element, around) => this.all(element, around),
  }

  /** The same for the elements of a run. */
  private readonly contents: Readonly<Record<string, (element: El, type: RunType, around: Around) => void>> =
    {
      'w:t': (element, type, around) => this.text(element, type, around),
      'w:delText': (element, type, around) => this.text(element, type, around),
      'w:tab': (_, { look }, around) => this.words('\t', look, around),
      'w:ptab': (_, { look }, around) => this.words('\t', look, around),
      'w:br': (element, { look }, around) => this.lineBreak(element, look, around),
      'w:cr': (_, { look }, around) => this.push({ type: 'hardBreak', ...this.marked(look, around) }),
      'w:noBreakHyphen': (_, { look }, around) => this.words('\u2011', look, around),
      'w:softHyphen': (_, { look }, around) => this.words('\u00ad', look, around),
      'w:sym': (element, { look }, around) => this.symbol(element, look, around),
      'w:fldChar': (element) => this.fieldMark(element),
      'w:instrText': (element) => this.instruct(textIn(element)),
      'w:delInstrText': (element) => this.instruct(textIn(element)),
      'w:footnoteReference': (element, _, around) => this.note(element, around),
      'w:endnoteReference': (element, _, around) => this.note(element, around),
      'w:commentReference': ({ attributes }) => this.commentAt(attributes['w:id'] ?? ''),
      'w:drawing': (element, _, around) => this.drawing(element, around),
      'w:pict': (element, _, around) => this.drawing(element, around),
      'w:object': (element, _, around) => this.apart(readObject(this.reading, this.story, element), around),
      'mc:AlternateContent': (element, type, around) => this.alternate(element, around, type),
      'w:ruby': (element, _, around) => this.all(element, around),
    }

  /** Reads the content of a paragraph. */
  read(paragraph: El): void {
    this.all(paragraph, { link: null, change: [] })
    this.closeLine()
    if (this.hidden.trim() !== '') this.reading.report.lost(`Hidden text: “${shortened(this.hidden)}”`)
  }

  private all(element: El, around: Around): void {
    for (const one of element.children) {
      const read = this.parts[one.name]
      if (read) read(one, around)
      // Words within something unknown are words all the same.
      else if (find(one, 'w:r')) this.all(one, around)
    }
  }

  private run(run: El, around: Around): void {
    const properties = child(run, 'w:rPr')
    const style = valOf(properties, 'w:rStyle')
    const named = style === undefined ? null : this.reading.styles.style(style)
    const look = withLook({ ...this.look, ...onlySaid(named?.look) }, properties)
    const fonts = child(properties, 'w:rFonts')?.attributes
    const isLink = named?.name === 'hyperlink' || around.link !== null
    const type: RunType = {
      look: isLink ? { ...look, underline: undefined } : look,
      font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
      code: /code|verbatim/.test(named?.name ?? ''),
    }
    for (const one of run.children) {
      if (look.hidden && this.isShown()) this.hide(one)
      else this.contents[one.name]?.(one, type, around)
    }
  }

  private hide(element: El): void {
    // Marks of fields in hidden words still begin and end them.
    if (element.name === 'w:fldChar') this.fieldMark(element)
    else if (/^w:(t|delText)$/.test(element.name)) this.hidden += textIn(element)
    else if (/^w:(tab|br|cr)$/.test(element.name)) this.hidden += ' '
    else if (/^w:(drawing|pict|object)$/.test(element.name)) this.hidden += '[picture]'
    else if (/^w:(foot|end)noteReference$/.test(element.name)) this.hidden += '[note]'
    else if (element.name === 'w:sym') this.hidden += '□'
  }

  private text(element: El, { font, look, code }: RunType, around: Around): void {
    this.words(wordsInFont(textIn(element), font), look, around, code)
  }

  private changed(element: El, around: Around): void {
    this.all(element, { ...around, change: bothChanges(around.change, changeMark(this.reading, element)) })
  }

  private formula(element: El, around: Around): void {
    this.words(formulaText(element), {}, around)
    this.reading.report.changed('A formula, as text on one line')
  }

  private alternate(element: El, around: Around, type?: RunType): void {
    const choices = element.children.filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback')
    // The first one with something to show: the others are the same for older programs.
    const best =
      choices.find((one) => find(one, 'w:txbxContent') ?? find(one, 'pic:pic') ?? find(one, 'w:t')) ??
      choices[0]
    for (const one of best?.children ?? []) {
      const content = type && this.contents[one.name]
      if (content) content(one, type, around)
      else this.parts[one.name]?.(one, around)
    }
  }

  private lineBreak(element: El, look: Look, around: Around): void {
    const type = element.attributes['w:type']
    if (type === 'page') this.push({ type: 'pageBreak' })
    else if (type === 'column')
      this.reading.report.each('changed', 'Breaks of columns: the text goes on without one')
    else this.push({ type: 'hardBreak', ...this.marked(look, around) })
  }

  private symbol({ attributes }: El, look: Look, around: Around): void {
    const font = attributes['w:font']
    const sign = signOf(font, Number.parseInt(attributes['w:char'] ?? '', 16) || 0)
    if (sign === null)
      this.reading.report.lost(`A sign of the font ${font ?? 'of symbols'} that has no counterpart`)
    this.words(sign ?? '□', look, around)
  }

  private linkOf({ attributes }: El): string | null {
    const place = attributes['w:anchor']
    const target = this.reading.word.targets(this.story.part).get(attributes['r:id'] ?? '')
    if (!target) return place === undefined ? null : `#${place}`
    const href = target.external ? target.to.trim() : ''
    return this.allowed(place !== undefined && !href.includes('#') ? `${href}#${place}` : href, target.to)
  }

  private bookmark({ attributes }: El): void {
    noteBookmark(this.reading, attributes['w:name'] ?? '', this.anchor)
  }

  private control(element: El, around: Around): void {
    const properties = child(element, 'w:sdtPr')
    const content = child(element, 'w:sdtContent')
    const box = child(properties, 'w14:checkbox')
    if (box) {
      const checked = /^(1|true|on)$/.test(child(box, 'w14:checked')?.attributes['w14:val'] ?? '')
      this.push({ type: 'tickBox', attrs: { checked }, ...this.marked({}, { ...around, link: null }) })
    } else if (isPrompt(properties, content))
      this.reading.report.lost(`The prompt of an empty form field: “${shortened(textIn(content))}”`)
    else if (content) this.all(content, around)
  }

  private note(element: El, around: Around): void {
    // A note may even refer to itself.
    if (this.story.kind === 'note') {
      this.reading.report.lost('A note in a note')
      return
    }
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const note = readNote(this.reading, this.story, kind, element.attributes['w:id'] ?? '')
    if (note) this.push({ ...note, ...this.marked({}, { ...around, link: null }) } as Inline)
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
    const mark: Mark = { type: 'comment', attrs: { id: thread.id } }
    const commented: Text = { ...text, text: word, marks: [...(text.marks ?? []), mark] }
    this.chunks.splice(at, 1, ...(before === '' ? [] : [{ ...text, text: before }]), commented)
  }

  private drawing(element: El, around: Around): void {
    if (!this.isShown()) return
    this.apart(readPictures(this.reading, this.story, element), around)
    for (const box of boxesIn(element)) this.apart(readBox(this.reading, this.story, box), around)
  }

  private apart(items: readonly Item[], { change }: Around): void {
    if (items.length === 0) return
    const marked = items.map(
      (item): Item =>
        item.kind === 'image' && change.length > 0
          ? { ...item, node: { ...item.node, marks: change } satisfies BlockNode }
          : item,
    )
    this.push({ type: 'apart', items: marked })
  }
}

/** Marks of changes within each other: one of a kind, `inserted` first. */
const bothChanges = (around: readonly Mark[], within: readonly Mark[]): readonly Mark[] =>
  [...around.filter(({ type }) => within.every((one) => one.type !== type)), ...within].sort((one, other) =>
    one.type < other.type ? 1 : -1,
  )

/** What a style says, without what it leaves open. */
const onlySaid = (look: Look | undefined): Look =>
  Object.fromEntries(Object.entries(look ?? {}).filter(([, value]) => value !== undefined))

/** The outermost text boxes in a drawing; of alternatives only the first that has any. */
function boxesIn(element: El): El[] {
  if (element.name === 'w:txbxContent') return [element]
  if (element.name === 'mc:AlternateContent') {
    const best = element.children.find((one) => find(one, 'w:txbxContent'))
    return best ? boxesIn(best) : []
  }
  return element.children.flatMap(boxesIn)
}
