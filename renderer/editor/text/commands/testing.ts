// Builders for tests of commands: documents built by short calls with the cursor at `|`, and drawings of the result.
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, type Plugin, TextSelection } from '@tiptap/pm/state'
import { schema } from '#shared/document/schema'

type Attrs = Record<string, unknown>

/** A node of the given type; strings become text. */
export function make(type: string, attrs: Attrs, ...content: (Node | string)[]): Node {
  const children = content.map((child) => (typeof child === 'string' ? schema.text(child) : child))
  return schema.nodes[type]?.create(attrs, children) ?? schema.text('?')
}

export const p = (...content: (Node | string)[]): Node => make('paragraph', {}, ...content)
export const n = (level: number, ...content: (Node | string)[]): Node =>
  make('numberedParagraph', { level }, ...content)
export const h = (level: number, ...content: (Node | string)[]): Node =>
  make('heading', { level }, ...content)

/** A state with one section of these blocks; the cursor is at `|` (two of them: a selection). */
export function stateOf(blocks: readonly Node[], plugins: Plugin[] = []): EditorState {
  return stateWith('T', blocks, plugins)
}

/** The same with a given title. */
export function stateWith(title: string, blocks: readonly Node[], plugins: Plugin[] = []): EditorState {
  const section = make('section', { id: 'one' }, make('sectionTitle', {}, title), ...blocks)
  const doc = make('doc', {}, section)
  let state = EditorState.create({ doc, plugins })
  const found: number[] = []
  for (;;) {
    const at = findBar(state.doc)
    if (at === null) break
    found.push(at)
    state = EditorState.create({ doc: state.tr.delete(at, at + 1).doc, plugins })
  }
  const [from = 1, to = from] = found
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

function findBar(doc: Node): number | null {
  let at: number | null = null
  doc.descendants((node, pos) => {
    const offset = node.text?.indexOf('|') ?? -1
    if (at === null && offset >= 0) at = pos + offset
  })
  return at
}

/** The state after a command; throws when it doesn't apply or leaves an invalid document. */
export function run(state: EditorState, command: Command): EditorState {
  let next = state
  if (!command(state, (tr) => (next = state.apply(tr)))) throw new Error('The command refused')
  next.doc.check()
  return next
}

/** The blocks of the first section as text: `p(Words)`, with `|` for the cursor. */
export function draw(state: EditorState): string {
  const { from, to } = state.selection
  const one = (node: Node, pos: number): string => {
    if (node.isText) return mark(node.text ?? '', pos)
    if (node.isLeaf) return `<${node.type.name}>`
    const parts: string[] = []
    if (node.content.size === 0 && from === pos + 1) parts.push('|')
    node.forEach((child, offset) => {
      parts.push(one(child, pos + 1 + offset))
    })
    return `${short(node)}(${parts.join(node.inlineContent ? '' : ' ')})`
  }
  const mark = (text: string, pos: number): string => {
    const places = [...new Set([from, to])].filter((at) => at >= pos && at <= pos + text.length).reverse()
    return places.reduce((words, at) => `${words.slice(0, at - pos)}|${words.slice(at - pos)}`, text)
  }
  const drawn: string[] = []
  state.doc.child(0).forEach((block, offset) => {
    drawn.push(one(block, 1 + offset))
  })
  return drawn.join(' ').replace(/^t\(T\) /, '')
}

const NAMES: Record<string, string> = {
  sectionTitle: 't',
  paragraph: 'p',
  heading: 'h',
  numberedParagraph: 'n',
  bulletList: 'ul',
  orderedList: 'ol',
  taskList: 'tasks',
  listItem: 'li',
  taskItem: 'task',
  blockquote: 'quote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}

function short(node: Node): string {
  const name = NAMES[node.type.name] ?? node.type.name
  return 'level' in node.attrs ? `${name}${node.attrs.level}` : name
}
