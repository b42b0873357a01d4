import { expect, it } from 'vitest'
import { bySameReason } from './same-reason'

const full = (name: string) =>
  `/media/stick: was not saved: x/${name} was not saved: the disk is full. Free some space and try again.`

it('packs with the same reason are put together, whatever their files are called', () => {
  const failures = ['Alpha', 'Bravo', 'Charlie'].map((title) => ({
    title,
    message:
      title === 'Bravo'
        ? 'An image can’t be read.'
        : `/media/stick/${title}.pdf was not saved: the disk is full.`,
  }))
  expect(bySameReason(failures, '/media/stick')).toEqual([
    { reason: 'The disk is full.', titles: ['Alpha', 'Charlie'] },
    { reason: 'An image can’t be read.', titles: ['Bravo'] },
  ])
})

it('a folder whose name has the words of a failure is passed over', () => {
  const folder = '/media/stick: was not saved: x'
  expect(bySameReason([{ title: 'Alpha', message: full('Alpha.pdf') }], folder)).toEqual([
    { reason: 'The disk is full. Free some space and try again.', titles: ['Alpha'] },
  ])
})

it('other messages stay as they are', () => {
  const message = 'That pack was not saved: nowhere.'
  expect(bySameReason([{ title: 'Alpha', message }], '/media')).toEqual([
    { reason: message, titles: ['Alpha'] },
  ])
})
