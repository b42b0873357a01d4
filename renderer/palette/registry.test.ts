// Commands come and go with who offers them.
import { expect, it } from 'vitest'
import { allCommands, registerCommands } from './registry'

const command = (id: string, group = 'Pack') => ({ id, label: id, group, run: () => undefined })

it('asks those who are there, at the moment it is asked', () => {
  let on = false
  const stop = registerCommands(() => [{ ...command('bold'), checked: on }])
  const stopOther = registerCommands(() => [command('export'), command('bold', 'Second')])
  on = true
  expect(allCommands().map(({ id, checked, group }) => [id, checked, group])).toEqual([
    ['bold', true, 'Pack'],
    ['export', undefined, 'Pack'],
  ])
  stop()
  expect(allCommands().map(({ id, group }) => [id, group])).toEqual([
    ['export', 'Pack'],
    ['bold', 'Second'],
  ])
  stopOther()
  expect(allCommands()).toEqual([])
})
