// Drawings before an export: what will not be printed is named, with its place.
import { expect, it } from 'vitest'
import { doc, image, pack, section, trainer } from '../pdf/testing/build'
import { hardAsset, slideAsset } from '../pdf/testing/drawings'
import { checkDrawings } from './check-drawings'

it('names the parts of a drawing that will not be printed', () => {
  const assets = new Map([hardAsset, slideAsset].map((asset) => [asset.id, asset]))
  const hard = image(hardAsset.id, { id: 'hard', alt: 'Plan' })
  const made = pack(
    doc(
      section('Alpha', { id: 'alpha' }, image(slideAsset.id), hard, trainer('exercise', hard)),
      section('Left out', { excluded: true }, hard),
    ),
  )
  const found = checkDrawings(made, { paper: 'a4', kind: 'briefing' }, (id) => assets.get(id))
  expect(found).toEqual([
    {
      severity: 'warning',
      message: expect.stringMatching(/^Parts of the drawing “Plan” can’t be printed: .*foreignObject, use/),
      section: 'alpha',
      target: 'hard',
    },
  ])
})
