// Asks at each export of a handout whether it is for students or for instructors, so that nobody gets the answers by accident.
import { walk } from '#shared/document/query'
import type { ExportOptions, Pack } from '#shared/pack'
import { FormRow } from '../ui/form'

const ROW = 'answers-row'

/** Whether a print could contain answers. */
export function asksForAnswers({ doc }: Pack, { kind }: ExportOptions): boolean {
  if (kind !== 'handout') return false
  let found = false
  for (const section of doc.content.filter(({ attrs }) => !attrs.excluded)) {
    walk(section, (node) => {
      found ||= node.type === 'trainer' && node.attrs.kind === 'answers'
      return !found
    })
  }
  return found
}

/** Whether the print can start; if the question is still open, focuses it and says so. */
export function decided(pack: Pack | null, options: ExportOptions): boolean {
  if (!pack || options.answers !== undefined || !asksForAnswers(pack, options)) return true
  const row = document.querySelector<HTMLElement>(`.${ROW}`)
  row?.setAttribute('data-open', '')
  row?.querySelector('input')?.focus()
  return false
}

/** The question; neither answer is preselected. */
export function AnswersRow(props: {
  readonly answers: boolean | undefined
  onChange(answers: boolean): void
}) {
  const option = (id: string, answers: boolean, words: string) => (
    <label className="check-row">
      <input
        {...(answers ? {} : { id })}
        type="radio"
        name="answers"
        checked={props.answers === answers}
        onChange={() => props.onChange(answers)}
      />
      {words}
    </label>
  )
  return (
    <div className={`form-wide ${ROW}`}>
      <FormRow
        label="Answers to the questions"
        {...(props.answers === undefined ? { hint: 'Choose who this copy is for.' } : {})}
      >
        {(id) => (
          <>
            {option(id, false, 'Leave out (students)')}
            {option(id, true, 'Print at the end (instructors)')}
          </>
        )}
      </FormRow>
    </div>
  )
}
