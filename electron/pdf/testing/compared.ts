// Two versions of a pack that differ in every way in which versions can differ.
import type { Section } from '#shared/document/nodes'
import type { VersionContent } from '#shared/history'
import type { PackMeta } from '#shared/pack'
import * as build from './build'

const version = (sections: readonly Section[], meta: Partial<PackMeta>): VersionContent => ({
  ...{ number: 1, sections, lost: 0 },
  meta: { ...build.pack(build.doc()).meta, title: 'Visit', ...meta },
  fields: [build.packField('host', meta.author === 'Ada' ? 'Ruritania' : 'Tarsenia', 'Host nation')],
})

const marking = (level: string): Pick<PackMeta, 'marking'> => ({
  marking: { scheme: 'uk', level, caveat: '', trainingRider: false },
})

/** The earlier one has the higher marking. */
export function comparedVersions(): { readonly before: VersionContent; readonly after: VersionContent } {
  const picture = build.image('0'.repeat(64), { id: 'map', alt: 'Map of the harbour' })
  const stocks = (...rows: readonly (readonly [string, string])[]) => ({
    ...build.table(
      'Stocks',
      build.tr(build.th('Item'), build.th('Days')),
      ...rows.map(([one, other]) => build.tr(build.td(one), build.td(other))),
    ),
  })
  const marked = (level: string) => {
    const block = build.p('A paragraph with a marking.')
    return { ...block, attrs: { ...('attrs' in block ? block.attrs : {}), marking: level } } as typeof block
  }
  const before = [
    build.section(
      'Situation',
      { id: 's1' },
      build.p('The harbour is open to all ships.'),
      build.p('We depend on ', build.field('host'), ' here', build.note('As of spring'), '.'),
      picture,
      marked('official'),
      build.p('Bold or not.'),
      build.ul('Water is short', 'Bread is not'),
      build.callout('note', build.p('A note to all.')),
      build.guidance(build.p('Secret advice')),
    ),
    build.section('Logistics', { id: 's2' }, build.p('Fuel arrives by rail.')),
    build.section('Old title', { id: 's3' }, stocks(['Fuel', 'three'], ['Oil', 'two']), build.p('Stays.')),
  ]
  const after = [
    build.section(
      'New title',
      { id: 's3', landscape: true },
      stocks(['Fuel', 'seven'], ['Water', 'one'], ['Oil', 'two']),
      build.p('Stays.'),
    ),
    build.section(
      'Situation',
      { id: 's1' },
      build.p('The harbour is mined to all ships.'),
      build.p('We depend on ', build.field('host'), ' here', build.note('As of autumn'), '.'),
      marked('official-sensitive'),
      build.p(build.b('Bold or not.')),
      build.ul('Water is short', 'Meat is not', 'Fish neither'),
      build.callout('note', build.p('A note to everyone.')),
      build.p('A new paragraph.'),
    ),
    build.section(
      'Supply',
      { id: 's4' },
      build.p('Comes by sea: ', build.link('https://example.org/', 'see there'), '.'),
    ),
  ]
  return {
    before: version(before, { author: 'Ada', ...marking('secret') }),
    after: version(after, { author: 'Grace', ...marking('official') }),
  }
}
