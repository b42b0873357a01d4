// The width of the selected image, and commands without one.
import { NodeSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { deleteImage, imageWidth, isImageSelected, resizeImage, setImageWidth } from './images'
import { draw, make, p, run, stateOf } from './testing'

const image = make('image', { id: 'i', asset: 'a'.repeat(64), alt: 'Map', widthPercent: 50 })
const text = stateOf([p('One|'), image])
const selected = text.apply(
  text.tr.setSelection(NodeSelection.create(text.doc, text.doc.content.size - 1 - image.nodeSize)),
)

it('sets the width, by steps within the text, and the image stays selected', () => {
  expect(imageWidth(selected)).toBe(50)
  expect(imageWidth(run(selected, setImageWidth(75)))).toBe(75)
  expect(imageWidth(run(selected, resizeImage(1)))).toBe(55)
  let state = selected
  for (let step = 0; step < 20; step += 1) state = run(state, resizeImage(-1))
  expect(imageWidth(state)).toBe(5)
})

it('deletes it', () => {
  expect(draw(run(selected, deleteImage))).toContain('One')
  expect(isImageSelected(run(selected, deleteImage))).toBe(false)
})

it('leaves text alone', () => {
  for (const command of [setImageWidth(75), resizeImage(1), deleteImage]) expect(command(text)).toBe(false)
})
