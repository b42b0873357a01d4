// What a marking will print, and what is wrong with it.

interface Props {
  readonly lines: readonly string[]
  /** Must be put right first. */
  readonly faults: readonly string[]
  readonly warning: string | null
}

/** The end of a marking dialog. */
export function MarkingPreview({ lines, faults, warning }: Props) {
  const printed = lines.filter((line) => line !== '')
  return (
    <>
      <div className="marking-preview" role="status" aria-label="Printed">
        <span className="form-label">Printed</span>
        {printed.length > 0 ? (
          printed.map((line) => (
            <b key={line} dir="auto">
              {line}
            </b>
          ))
        ) : (
          <span>No marking</span>
        )}
      </div>
      {faults.map((fault) => (
        <p key={fault} className="fault-box" role="alert">
          {fault}
        </p>
      ))}
      {faults.length === 0 && warning && <p className="marking-warning">{warning}</p>}
    </>
  )
}
