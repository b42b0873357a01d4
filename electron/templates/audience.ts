// Who may read blocks of a template: `::: audience own` … `:::`.
import { type Attributes, BUILT_IN_AUDIENCES, bothAudiences } from '#shared/document/audiences'
import type { Block } from '#shared/document/nodes'
import { fault } from './fault'
import type { Source } from './inlines'
import type { Piece } from './markdown'

/** Blocks that hold others and have no audience of their own. */
const HOLDERS: readonly string[] = [
  'bulletList',
  'orderedList',
  'taskList',
  'listItem',
  'taskItem',
  'blockquote',
]

/** Reads the audience after the opening line of a container. Throws `template/invalid` with the line for an unknown one. */
export function readAudience({ file }: Source, { info, line }: Piece): string {
  const words = info.trim().split(/\s+/).slice(1)
  const audience = BUILT_IN_AUDIENCES.find((one) => one === words[0])
  if (audience && words.length === 1) return audience
  throw fault(
    file,
    line,
    `${words.length === 0 ? 'no audience' : `"${words.join(' ')}" is not an audience`}; use ${BUILT_IN_AUDIENCES.join(', ')}`,
  )
}

/** Returns blocks for readers of an audience: those that hold others pass it on. */
export function forReaders(blocks: readonly Block[], audience: string): Block[] {
  return blocks.map((block) => {
    const { content = [] } = block as { readonly content?: readonly Block[] }
    if (HOLDERS.includes(block.type)) return { ...block, content: forReaders(content, audience) } as Block
    if (!['guidance', 'horizontalRule', 'pageBreak'].includes(block.type)) {
      const attrs = ('attrs' in block ? block.attrs : {}) as Attributes
      const before = typeof attrs.audience === 'string' ? attrs.audience : null
      return { ...block, attrs: { ...attrs, audience: bothAudiences(before, audience) } } as Block
    }
    return block
  })
}
