// The fields of all chosen sections, each asked once; all may be left for later.
import { useId } from 'react'
import type { PackField } from '#shared/pack'
import { FieldInput } from '../fields/FieldInput'

interface Props {
  readonly fields: readonly PackField[]
  /** The pack's language. */
  readonly language: string
  onChange(name: string, value: string): void
}

/** One row per field: its label on the left, an input of its type on the right. */
export function FieldsForm({ fields, language, onChange }: Props) {
  if (fields.length === 0) return null
  return (
    <section className="new-pack-fields" aria-labelledby="new-pack-fields">
      <h3 id="new-pack-fields">Fields</h3>
      <p className="form-hint">
        Each value is used throughout the pack. You can fill in the others later; until then, they are printed
        as blanks.
      </p>
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          language={language}
          onChange={(value) => onChange(field.name, value)}
        />
      ))}
    </section>
  )
}

interface RowProps {
  readonly field: PackField
  readonly language: string
  onChange(value: string): void
}

function FieldRow({ field, language, onChange }: RowProps) {
  const id = useId()
  const prompt = useId()
  return (
    <div className="field-row">
      <div>
        <label className="field-label" htmlFor={id}>
          {field.label}
        </label>
        {field.prompt && (
          <p id={prompt} className="form-hint">
            {field.prompt}
          </p>
        )}
      </div>
      <FieldInput
        field={field}
        id={id}
        describedBy={field.prompt ? prompt : undefined}
        language={language}
        onChange={onChange}
      />
    </div>
  )
}
