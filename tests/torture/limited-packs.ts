// Random packs whose parts are for different readers, printed in any edition; what each edition withholds is told independently of the program.
import fc from 'fast-check'
import type { DocumentNode, Section } from '#shared/document/nodes'
import type { Pack } from '#shared/pack'
import { type NumberedPack, numberedPack } from './numbered-packs'

/** Audiences of parts; `a-9` is one that was deleted. */
const AUDIENCES = ['everyone', 'own', 'instructor', 'a-1', 'a-2', 'a-1+a-2', 'a-1+own', 'a-9'] as const

const LIMITED = [
  'section',
  'paragraph',
  'heading',
  'numberedParagraph',
  'table',
  'image',
  'codeBlock',
  'callout',
  'trainer',
]

/** Audiences of the readers of each edition. */
const EDITIONS = {
  own: ['own'],
  partner: [],
  student: [],
  instructor: ['instructor', 'own'],
  'e-1': ['a-1'],
  'e-2': ['a-1', 'a-2'],
  'e-3': ['instructor', 'a-2'],
  'e-4': ['own', 'a-1'],
} as const

const readers = {
  audiences: [
    { id: 'a-1', name: 'Norway' },
    { id: 'a-2', name: 'النرويج' },
  ],
  editions: Object.entries(EDITIONS)
    .filter(([id]) => id.startsWith('e-'))
    .map(([id, audiences]) => ({ id, name: `Edition ${id}`, audiences })),
}

const audience = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom(...AUDIENCES) },
)

/** A pack with audiences taken from a list, one for each part that can have one. */
function limited(pack: Pack, choices: readonly (string | null)[]): Pack {
  let next = 0
  const visit = (node: DocumentNode): DocumentNode => {
    const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
    const children = content ? { content: content.map(visit) } : {}
    if (!LIMITED.includes(node.type)) return { ...node, ...children } as DocumentNode
    const attrs = { ...('attrs' in node ? node.attrs : {}), audience: choices[next++ % choices.length] }
    return { ...node, ...children, attrs } as DocumentNode
  }
  const content = pack.doc.content.map((section) => visit(section) as Section)
  return { ...pack, meta: { ...pack.meta, readers }, doc: { type: 'doc', content } }
}

/** Any of them. */
export const limitedPack: fc.Arbitrary<NumberedPack> = fc
  .record({
    made: numberedPack,
    choices: fc.array(audience, { minLength: 5, maxLength: 40 }),
    edition: fc.constantFrom(...Object.keys(EDITIONS)),
  })
  .map(({ made: { pack, print }, choices, edition }) => ({
    pack: limited(pack, choices),
    print: { ...print, edition },
  }))

const USUALLY_OPEN = ['bottomLine', 'caveat', 'note']

/** Whether an edition's readers may read a part, by the rules as the decision states them. */
function mayRead(
  edition: keyof typeof EDITIONS,
  { type, attrs }: { type: string; attrs?: unknown },
): boolean {
  const { audience: chosen, kind } = (attrs ?? {}) as { audience?: string | null; kind?: string }
  const usual =
    type === 'callout' && !USUALLY_OPEN.includes(kind ?? '')
      ? 'own'
      : type === 'trainer' && kind === 'answers'
        ? 'instructor'
        : 'everyone'
  const belongs: readonly string[] = EDITIONS[edition]
  return (chosen ?? usual)
    .split('+')
    .every(
      (one) =>
        one === 'everyone' || belongs.includes(one) || (belongs.includes('own') && one !== 'instructor'),
    )
}

/** The unique words of a pack: those that its edition prints, and those that it withholds or never prints. */
export function wordsOf({ pack, print }: NumberedPack): { printed: Set<string>; withheld: Set<string> } {
  const printed = new Set<string>()
  const withheld = new Set<string>()
  const edition = print.edition as keyof typeof EDITIONS
  const visit = (node: DocumentNode, around: boolean): void => {
    const prints = node.type !== 'guidance' && (node.type !== 'trainer' || print.kind === 'handout')
    const here = around && prints && mayRead(edition, node)
    const {
      text = '',
      attrs = {},
      marks = [],
    } = node as { text?: string; attrs?: object; marks?: { type: string }[] }
    const caption = (attrs as { caption?: string }).caption ?? ''
    const confirmed = !marks.some(({ type }) => type === 'toConfirm')
    for (const [word] of `${text} ${caption}`.matchAll(/[xs]\d+w/g))
      (here && confirmed ? printed : withheld).add(word)
    for (const child of ('content' in node && node.content) || [])
      visit(child as DocumentNode, here && confirmed)
  }
  for (const annex of [false, true]) {
    let closed = Number.POSITIVE_INFINITY
    for (const section of pack.doc.content.filter(({ attrs }) => attrs.annex === annex)) {
      const { level, excluded } = section.attrs
      if (level <= closed) closed = mayRead(edition, section) ? Number.POSITIVE_INFINITY : level
      visit(section, !excluded && level < closed)
    }
  }
  for (const word of printed) withheld.delete(word)
  return { printed, withheld }
}
