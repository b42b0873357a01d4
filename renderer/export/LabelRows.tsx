// Which sheet of labels, and which label is the first.
import { LABEL_SHEETS, labelSheetName } from '#shared/label-sheets'
import { ChoiceRow, FormRow, TextRow } from '../ui/form'
import { faultOf, type Plan } from './use-rows-plan'

interface Props {
  readonly plan: Plan
  onChange(plan: Plan): void
}

const OTHER = 'other'
const CHOICES: readonly (readonly [string, string])[] = [
  ...LABEL_SHEETS.map((sheet) => [sheet.id, labelSheetName(sheet)] as const),
  [OTHER, 'Other measures…'],
]
/** What the text begins with when measures are typed. */
const EXAMPLE = 'a4 3x8 64x34 margins 7,13 gaps 2,0'

/** Sheets by their measures, or measures that are typed. */
export function LabelRows({ plan, onChange }: Props) {
  const known = LABEL_SHEETS.some(({ id }) => id === plan.sheet)
  const fault = faultOf(plan)
  return (
    <>
      <ChoiceRow
        label="Label sheet"
        value={known ? plan.sheet : OTHER}
        choices={CHOICES}
        onChange={(sheet) => onChange({ ...plan, sheet: sheet === OTHER ? EXAMPLE : sheet, firstLabel: 1 })}
      />
      {!known && (
        <TextRow
          label="Measures in millimetres"
          value={plan.sheet}
          maxLength={100}
          hint="Paper, columns × rows, size of a label, margins at the left and top, gaps across and down."
          onChange={(sheet) => onChange({ ...plan, sheet })}
        />
      )}
      <FormRow label="First label" hint={fault ?? 'Counted along the rows: those before it stay free.'}>
        {(id) => (
          <input
            id={id}
            className="input rows-number"
            type="number"
            min={1}
            value={Number.isNaN(plan.firstLabel) ? '' : plan.firstLabel}
            onChange={({ target }) => onChange({ ...plan, firstLabel: target.valueAsNumber })}
          />
        )}
      </FormRow>
    </>
  )
}
