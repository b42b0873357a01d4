// A pack with a marking scheme of the user's own, opened by a program that doesn't know the scheme.
import { describe, expect, it, vi } from 'vitest'
import { packJson } from './testing/packs'

const DEFINITION = {
  id: 'tarsenia',
  name: 'Tarsenia',
  levels: [
    { id: 'open', banner: 'OPEN', portion: 'O', sensitivity: 0 },
    { id: 'closed', banner: 'CLOSED', portion: 'CL', sensitivity: 3 },
  ],
  caveats: { after: '//', between: '/', onPortions: true, known: [] },
}

/** The program as it is after its start: it knows the built-in schemes alone. */
async function freshProgram() {
  vi.resetModules()
  const [{ parsePack }, { schemeId }, { bannerText }] = await Promise.all([
    import('./parse'),
    import('./scheme-id'),
    import('#shared/markings'),
  ])
  const open = (marking: object) => {
    const content = packJson()
    return parsePack(
      'a.bpack',
      JSON.stringify({ ...content, meta: { ...(content.meta as object), marking } }),
    ).meta.marking
  }
  return { open, id: schemeId(DEFINITION), bannerText }
}

const marking = (id: string, rest: object = {}) => ({
  scheme: id,
  level: `${id}-1`,
  caveat: '',
  trainingRider: false,
  definition: DEFINITION,
  ...rest,
})

describe('a pack with an own scheme', () => {
  it('brings it', async () => {
    const { open, id, bannerText } = await freshProgram()
    const opened = open(marking(id))
    expect(opened.definition).toEqual(DEFINITION)
    expect(bannerText(opened)).toBe('CLOSED')
  })

  it('needs it once', async () => {
    const { open, id } = await freshProgram()
    open(marking(id))
    expect(open(marking(id, { definition: undefined })).definition).toEqual(DEFINITION)
  })

  it.each([
    ['lacks it', { definition: undefined }],
    ['brings another one under its id', { definition: { ...DEFINITION, name: 'Ruritania' } }],
    ['brings none that can be read', { definition: { ...DEFINITION, levels: [] } }],
    ['names a level that it lacks', { level: 'closed' }],
    ['names it as a built-in one', { scheme: 'tarsenia', level: 'closed' }],
  ])('is refused when it %s', async (_name, rest) => {
    const { open, id } = await freshProgram()
    expect(() => open(marking(id, rest))).toThrow(/a\.bpack: meta\.marking: unknown marking scheme or level/)
  })

  it('can’t change a built-in scheme', async () => {
    const { open, bannerText } = await freshProgram()
    const opened = open(marking('us', { level: 'secret' }))
    expect(opened.definition).toBeUndefined()
    expect(bannerText(opened)).toBe('SECRET')
  })
})
