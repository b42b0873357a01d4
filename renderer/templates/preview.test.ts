// @vitest-environment jsdom
// What the preview of a template shows of fields.
import { expect, it } from 'vitest'
import type { Block, FieldForm, Inline } from '#shared/document/nodes'
import type { FieldSpec } from '#shared/pack'
import * as build from '../../electron/pdf/testing/build'
import { drawBlocks } from './preview'

const maker: FieldSpec = build.packField('decision_maker', '', 'Decision-maker')
const use = (form: FieldForm): Inline => ({ type: 'field', attrs: { name: 'decision_maker', form } })
const text = (words: string): Inline => ({ type: 'text', text: words })

it('draws labels as chips, and a word that agrees with a value as a word', () => {
  const line = {
    ...build.p('x'),
    content: [
      use({ article: true, capital: true }),
      text(' '),
      use({ agree: ['is', 'are'] }),
      text(' asked. '),
      use({ ending: 'possessive' }),
      text(' decision.'),
    ],
  } as Block
  const drawn = drawBlocks([line], [maker])
  expect(drawn.textContent).toBe('Decision-maker is asked. Decision-maker’s decision.')
  expect(drawn.querySelectorAll('.field-chip')).toHaveLength(2)
})
