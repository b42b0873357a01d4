// The section with the cursor: level, readers, marking, print settings, and its template.
import type { Command } from '@tiptap/pm/state'
import type { Readers } from '#shared/document/audiences'
import { audienceChoices, audienceName } from '#shared/editions'
import { knownAudience } from '#shared/own-readers'
import { CheckRow, ChoiceRow, MenuRow } from '../../../ui/form'
import { setAnnex, setExcluded, setSection, shiftLevels } from '../../text/commands/sections'
import { caveatsFor, levelsFor, type MarkingChoice } from '../../text/markings/choices'
import { bannerOf } from '../../text/markings/labels'
import { outlineOf, sectionIndexAt } from '../../text/state/outline'
import { sectionNumbersOf } from '../../text/state/survey'
import { useSession, useSignal, useText } from '../hooks'
import { TemplatePart } from './TemplatePart'

const levels = [
  ['1', 'Chapter'],
  ['2', 'Section'],
  ['3', 'Subsection'],
] as const

/** The tab. */
export function SectionTab() {
  const session = useSession()
  const { marking: packMarking, readers } = useSignal(session.store.meta)
  const { scheme } = packMarking
  const { index, sectionPos, title, number, attrs } = useText((state) => {
    const at = sectionIndexAt(state.doc, state.selection.from)
    const row = outlineOf(state.doc)[at]
    return {
      index: at,
      sectionPos: row?.pos ?? 0,
      title: row?.info.title ?? '',
      number: sectionNumbersOf(state.doc, session.store.numbering.get())[at] ?? '',
      attrs: row?.node.attrs ?? {},
    }
  })
  const run = (command: Command) => session.run(command, false)
  const mark = (marking: string | null) => run(setSection(index, { marking }))
  const audience = knownAudience(attrs.audience ?? 'everyone', readers)
  const markings = levelsFor(scheme, attrs.marking)
  return (
    <div className="panel-body">
      <h3 className="panel-title">
        {number} {title || 'Untitled section'}
      </h3>
      <ChoiceRow
        label="Level"
        value={String(attrs.level)}
        choices={levels}
        hint="Subsections move with it. A section can be at most one level below the one before it."
        onChange={(level) => changeLevel(run, index, Number(level) - attrs.level)}
      />
      <MenuRow
        label="Readers"
        value={audience}
        choices={withAudience(audienceChoices(readers), audience, readers)}
        onChange={(audience) =>
          run(setSection(index, { audience: audience === 'everyone' ? null : audience }))
        }
      />
      {markings.length > 0 && (
        <MenuRow
          label="Marking"
          value={attrs.marking ?? ''}
          choices={[['', 'Same as pack'], ...withValue(markings, attrs.marking)]}
          onChange={(marking) => mark(marking || null)}
        />
      )}
      {markings.length > 0 &&
        caveatsFor(attrs.marking).map(({ marking, label, checked }) => (
          <CheckRow key={label} label={label} checked={checked} onChange={() => mark(marking)} />
        ))}
      {markings.length > 0 && (
        <button
          type="button"
          className="text-button"
          onClick={() => session.ui.markingWork.set({ kind: 'portion', at: sectionPos })}
        >
          Section marking…
        </button>
      )}
      <CheckRow label="Annex" checked={attrs.annex} onChange={(annex) => run(setAnnex(index, annex))} />
      <CheckRow
        label="Landscape pages"
        checked={attrs.landscape}
        onChange={(landscape) => run(setSection(index, { landscape }))}
      />
      <CheckRow
        label="Don’t print"
        checked={attrs.excluded}
        onChange={(excluded) => run(setExcluded([index], excluded))}
      />
      <TemplatePart />
    </div>
  )
}

function changeLevel(run: (command: Command) => boolean, index: number, by: number): void {
  for (let step = 0; step < Math.abs(by); step += 1) run(shiftLevels([index], by > 0 ? 1 : -1))
}

/** An audience of several groups is shown as stored. */
function withAudience(choices: [string, string][], audience: string, readers: Readers | undefined) {
  const known = choices.some(([id]) => id === audience)
  return known ? choices : [...choices, [audience, audienceName(audience, readers)] as const]
}

/** A marking that the pack's scheme lacks is shown as stored. */
function withValue(markings: readonly MarkingChoice[], value: string | null) {
  const choices = markings.map(({ marking, name }) => [marking, name] as const)
  const known = value === null || choices.some(([id]) => id === value)
  return known ? choices : [...choices, [value, `${bannerOf(value ?? '')} (not in this scheme)`] as const]
}
