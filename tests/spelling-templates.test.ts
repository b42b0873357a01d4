// The built-in templates and blueprints show no misspelt word in the editor but those that are listed here.
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { DocumentNode } from '#shared/document/nodes'
import { schema } from '#shared/document/schema'
import { loadLibrary } from '../electron/templates/load'
import { wordsOfBlock } from '../renderer/editor/text/spelling/block-words'
import { loadChecker } from '../renderer/spelling/load'
import { tokensOf } from '../renderer/spelling/tokens'

it('finds no mistake in a new pack', async () => {
  const checker = await loadChecker('en-GB')
  const { templates } = loadLibrary(resolve(import.meta.dirname, '../templates'))
  const wrong = new Set<string>()
  const read = (json: DocumentNode): void =>
    void schema.nodeFromJSON(json).descendants((node) => {
      if (node.type.spec.code) return false
      if (!node.isTextblock) return true
      for (const { word } of wordsOfBlock(node)) if (!checker.isRight(word)) wrong.add(word)
      return false
    })
  for (const { title, full, short, trainer } of templates) {
    for (const { word } of tokensOf(title)) if (!checker.isRight(word)) wrong.add(word)
    // The block needs a parent, so that it is visited itself.
    for (const block of [...full, ...short, ...trainer])
      read({ type: 'guidance', content: [block] } as unknown as DocumentNode)
  }
  expect([...wrong].sort()).toEqual([])
  expect(templates.length).toBeGreaterThanOrEqual(17)
})
