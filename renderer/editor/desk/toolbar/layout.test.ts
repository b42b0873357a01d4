// Every action that belongs on the toolbar is there, once.
import { expect, it } from 'vitest'
import { allActions } from '../../actions/table'
import { toolButtons, toolMenus } from './layout'

const wanted = (as: 'button' | 'menu') =>
  allActions.flatMap(([id, { toolbar }]) => (toolbar === as ? id : [])).toSorted()

it('has a button for each action that has one', () => {
  expect(Object.values(toolButtons).flat().toSorted()).toEqual(wanted('button'))
  for (const [id, { toolbar, icon }] of allActions)
    if (toolbar === 'button') expect([id, icon]).not.toContain(undefined)
})

it('has a line in one menu for each action that has one', () => {
  const lines = Object.values(toolMenus).flatMap(({ parts }) => parts.flat())
  expect(lines.toSorted()).toEqual(wanted('menu'))
})
