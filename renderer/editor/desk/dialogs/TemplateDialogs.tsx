// The open dialog about templates, if any.
import { useSession, useSignal } from '../hooks'
import { CompareDialog } from './CompareDialog'
import type { DialogProps } from './props'
import { SaveTemplateDialog } from './SaveTemplateDialog'

/** Shows the dialog requested by the session. */
export function TemplateDialogs(ways: DialogProps) {
  const work = useSignal(useSession().ui.templateWork)
  if (work === null) return null
  return work.kind === 'save' ? (
    <SaveTemplateDialog work={work} {...ways} />
  ) : (
    <CompareDialog section={work.section} {...ways} />
  )
}
