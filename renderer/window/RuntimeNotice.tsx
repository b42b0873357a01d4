// A discreet notice that the program runs on an old runtime.
import { useState } from 'react'
import { IconButton } from '../ui/IconButton'
import { Icon } from '../ui/icons'

/** Nothing when the text is empty or was dismissed. */
export function RuntimeNotice({ text }: { readonly text: string }) {
  const [seen, setSeen] = useState(false)
  if (text === '' || seen) return null
  return (
    <aside className="banner" aria-label="Notice">
      <Icon name="warning" />
      <span>{text}</span>
      <IconButton icon="close" size="small" label="Hide this notice" onClick={() => setSeen(true)} />
    </aside>
  )
}
