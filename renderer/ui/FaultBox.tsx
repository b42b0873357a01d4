// Why something failed, in a box that is announced.

/** Renders nothing without a fault. */
export function FaultBox({ fault }: { readonly fault: string | null }) {
  if (fault === null) return null
  return (
    <p className="fault-box" role="alert">
      {fault}
    </p>
  )
}
