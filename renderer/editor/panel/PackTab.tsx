// What stands on the title page and steers the print of the whole pack.
import { findScheme, markingSchemes, type PackMarking } from '#shared/markings'
import type { PackKind, Paper } from '#shared/pack'
import { CheckRow, ChoiceRow, TextRow } from '../../ui/form'
import { useSession, useSignal } from '../state/hooks'

const kinds: readonly (readonly [PackKind, string])[] = [
  ['briefing', 'Briefing'],
  ['handout', 'Handout'],
]
const papers: readonly (readonly [Paper, string])[] = [
  ['a4', 'A4'],
  ['letter', 'Letter'],
  ['a5', 'A5'],
]
const themes: readonly (readonly [string, string])[] = [
  ['staff-paper', 'Staff paper'],
  ['modern-report', 'Modern report'],
  ['course-handout', 'Course handout'],
]
const languages: readonly (readonly [string, string])[] = [
  ['en-GB', 'English (United Kingdom)'],
  ['en-US', 'English (United States)'],
  ['fr', 'French'],
  ['de', 'German'],
  ['es', 'Spanish'],
  ['it', 'Italian'],
  ['pl', 'Polish'],
  ['pt', 'Portuguese'],
  ['el', 'Greek'],
  ['uk', 'Ukrainian'],
]

/** A value that the list lacks is offered too, so that showing it doesn't change it. */
function withValue(choices: readonly (readonly [string, string])[], value: string) {
  return choices.some(([choice]) => choice === value) ? choices : [...choices, [value, value] as const]
}

/** The tab. */
export function PackTab() {
  const { store } = useSession()
  const meta = useSignal(store.meta)
  return (
    <div className="panel-body">
      <TextRow label="Title" value={meta.title} onChange={(title) => store.setMeta({ title })} />
      <TextRow label="Subtitle" value={meta.subtitle} onChange={(subtitle) => store.setMeta({ subtitle })} />
      <ChoiceRow
        label="Kind"
        value={meta.kind}
        choices={kinds}
        hint={meta.kind === 'handout' ? 'Trainer material is printed.' : 'Trainer material is left out.'}
        onChange={(kind) => store.setMeta({ kind })}
      />
      <TextRow label="Author" value={meta.author} onChange={(author) => store.setMeta({ author })} />
      <TextRow
        label="Organisation"
        value={meta.organisation}
        onChange={(organisation) => store.setMeta({ organisation })}
      />
      <TextRow
        label="Reference"
        value={meta.reference}
        onChange={(reference) => store.setMeta({ reference })}
      />
      <TextRow label="Date" type="date" value={meta.date} onChange={(date) => store.setMeta({ date })} />
      <MarkingRows marking={meta.marking} onChange={(marking) => store.setMeta({ marking })} />
      <section className="panel-group">
        <h3 className="panel-heading">Print</h3>
        <ChoiceRow
          label="Paper"
          value={meta.paper}
          choices={papers}
          onChange={(paper) => store.setMeta({ paper })}
        />
        <ChoiceRow
          label="Theme"
          value={meta.theme}
          choices={withValue(themes, meta.theme)}
          onChange={(theme) => store.setMeta({ theme })}
        />
        <ChoiceRow
          label="Language"
          value={meta.language}
          choices={withValue(languages, meta.language)}
          hint="Steers hyphenation and is written into the PDF."
          onChange={(language) => store.setMeta({ language })}
        />
      </section>
    </div>
  )
}

function MarkingRows({
  marking,
  onChange,
}: {
  readonly marking: PackMarking
  onChange(marking: PackMarking): void
}) {
  const scheme = findScheme(marking.scheme)
  const schemes = markingSchemes.map(({ id, name }) => [id, name] as const)
  const levels = scheme.levels.map(({ id, banner }) => [id, banner || 'None'] as const)
  return (
    <section className="panel-group">
      <h3 className="panel-heading">Marking</h3>
      <ChoiceRow
        label="Scheme"
        value={scheme.id}
        choices={schemes}
        onChange={(id) => onChange({ ...marking, scheme: id, level: findScheme(id).levels[0]?.id ?? 'none' })}
      />
      {scheme.id !== 'none' && (
        <>
          <ChoiceRow
            label="Level"
            value={marking.level}
            choices={levels}
            onChange={(level) => onChange({ ...marking, level })}
          />
          <TextRow
            label="Caveat"
            value={marking.caveat}
            placeholder="e.g. Releasable to PfP"
            onChange={(caveat) => onChange({ ...marking, caveat })}
          />
        </>
      )}
      <CheckRow
        label="For training purposes only"
        checked={marking.trainingRider}
        onChange={(trainingRider) => onChange({ ...marking, trainingRider })}
      />
    </section>
  )
}
