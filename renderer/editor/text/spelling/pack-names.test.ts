// Names from the pack itself are not errors; other words in its fields may be.
import { expect, it } from 'vitest'
import type { PackField, PackMeta } from '#shared/pack'
import { packNames } from './pack-names'

const field = (value: string) => ({ name: 'host_nation', value }) as PackField
const meta = {
  title: 'Talks with Tarsenia',
  subtitle: '',
  author: 'Major Hale',
  organisation: '',
} as PackMeta

it('takes words with a capital from fields and the title page', () => {
  expect([...packNames([field('the Gulf of Sarn’s coast'), field('')], meta)]).toEqual([
    'Gulf',
    'Sarn',
    'Talks',
    'Tarsenia',
    'Major',
    'Hale',
  ])
})
