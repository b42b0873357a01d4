// Blueprint files: sections with their variants, annexes and readers.
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/result'
import { parseBlueprint } from './parse-blueprint'

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'template/invalid') return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('parseBlueprint', () => {
  const text =
    'title: T\nsummary: S\nkind: briefing\ntheme: staff-paper\norder: 0\nsections:\n  - introduction\n  - template: mechanisms\n    variant: short\n'

  it('reads sections by id alone as full, or with their variant', () => {
    expect(parseBlueprint('blueprints/country.yaml', text)).toMatchObject({
      id: 'country',
      sections: [
        { template: 'introduction', variant: 'full', annex: false },
        { template: 'mechanisms', variant: 'short', annex: false },
      ],
    })
  })

  it('reads annexes, which come last', () => {
    const annexed = `${text}    annex: true\n`
    expect(parseBlueprint('b/c.yaml', annexed).sections[1]).toMatchObject({ annex: true })
    expect(messageOf(() => parseBlueprint('b/c.yaml', `${annexed}  - criticism\n`))).toContain(
      'annexes must come after all other sections',
    )
  })

  it('reads who may read a section, and refuses an unknown audience', () => {
    const read = (audience: string) =>
      parseBlueprint('b/c.yaml', `${text}    audience: ${audience}\n`).sections[1]
    expect(read('everyone')).toMatchObject({ audience: 'everyone' })
    expect(messageOf(() => read('press'))).toContain('b/c.yaml:8: sections.1')
  })

  it('refuses an unknown kind with its line', () => {
    expect(messageOf(() => parseBlueprint('b/c.yaml', text.replace('briefing', 'poster')))).toContain(
      'b/c.yaml:3: kind',
    )
  })
})
