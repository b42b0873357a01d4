// Reports a paste longer than its field, which the browser truncates silently.
import { useEffect } from 'react'
import { useToast } from './Toast'

/** Watches all fields of the window. */
export function usePasteLimit(): void {
  const toast = useToast()
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const field = event.target
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const replaced = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0)
      const over = field.maxLength >= 0 && field.value.length - replaced + text.length > field.maxLength
      if (over)
        toast({
          message: `The pasted text was cut off: this field holds up to ${field.maxLength.toLocaleString('en')} characters`,
        })
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [toast])
}
