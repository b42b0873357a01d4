// Imports packs and templates from files that are chosen or dropped on the window, and reports the result.
import { useEffect, useRef } from 'react'
import type { Imported, ImportedFiles } from '#shared/imported'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import type { WaitingWord } from '#shared/word-calls'
import { call, messageOf, on } from '../base/bridge'
import { tellImported } from '../base/imports'
import { wordImport } from '../base/word-import'
import { usePendingLibrary } from '../templates/library'
import { importWords } from '../templates/use-template-commands'
import { useToast } from '../ui/Toast'
import { filesOf, holdsFiles, isImportable, refusal } from './dropped'
import { importFaults } from './ImportFaults'
import { importTwin } from './ImportTwin'

/** Returns the function that asks for a file. `open` shows packs imported while another one is being edited. */
export function useImports(open: (id: PackId) => void): () => void {
  const toast = useToast()
  const { reload } = usePendingLibrary()
  /** `opened` when the pack is shown anyway. */
  const take = async (imported: Imported, opened = false): Promise<void> => {
    if (imported.kind === 'templates') {
      await reload()
      toast({ message: importWords(imported.done) })
      return
    }
    if (imported.kind === 'word') {
      wordImport.ask({ files: imported.files, insert: null })
      return
    }
    const { id, title } = imported.pack
    const shown = tellImported(id)
    if (imported.twin) {
      importTwin.ask({ added: imported.pack, twin: imported.twin })
      return
    }
    const action = { label: 'Open', run: () => open(id) }
    const said = `“${packTitle(title)}” ${imported.known ? 'is already in your library' : 'was added'}`
    toast({ message: said, ...((shown && !imported.known) || opened ? {} : { action }) })
  }
  const takeAll = async ({ imported, failures }: ImportedFiles): Promise<void> => {
    for (const one of imported) await take(one)
    const added = imported.filter((one) => one.kind === 'templates' || (one.kind === 'pack' && !one.known))
    if (added.length > 1) toast({ message: `${added.length} files were imported` })
    sayTogether(failures, fail)
  }
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const drop = async (files: readonly File[]) => {
    const failures: string[] = []
    const words: WaitingWord[] = []
    for (const file of files) {
      if (!isImportable(file.name)) {
        failures.push(refusal(file))
        continue
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      await call('files.take', { name: file.name, bytes })
        .then((imported) => (imported.kind === 'word' ? void words.push(...imported.files) : take(imported)))
        .catch((error: unknown) => failures.push(messageOf(error)))
    }
    if (words.length > 0) wordImport.ask({ files: words, insert: null })
    sayTogether(failures, fail)
  }
  useFileDrop((files) => void drop(files))
  useOpenedFiles((imported) => {
    void take(imported, true)
    if (imported.kind === 'pack') open(imported.pack.id)
  }, fail)
  return () =>
    void call('files.choose', null)
      .then((chosen) => chosen && takeAll(chosen))
      .catch(fail)
}

/** At the end, as each message replaces the one before. Several are a list: a message goes before they are read. */
function sayTogether(failures: readonly string[], fail: (error: unknown) => void): void {
  if (failures.length > 1) importFaults.ask(failures)
  else if (failures.length > 0) fail(new Error(failures[0]))
}

/** Files that the system asked to open, at the start and later. */
function useOpenedFiles(take: (imported: Imported) => void, fail: (error: unknown) => void): void {
  const latest = useRef({ take, fail })
  latest.current = { take, fail }
  useEffect(() => {
    let turn = Promise.resolve()
    const takeAll = async () => {
      const failures: string[] = []
      // Each call takes a file from the queue, even one that can't be read.
      for (let waiting = true; waiting; ) {
        try {
          const imported = await call('files.opened', null)
          if (imported) latest.current.take(imported)
          waiting = imported !== null
        } catch (error) {
          failures.push(messageOf(error))
        }
      }
      sayTogether(failures, latest.current.fail)
    }
    const next = () => {
      turn = turn.then(takeAll)
    }
    next()
    return on('files.waiting', next)
  }, [])
}

/** Files that nothing else in the window accepts; a file never replaces the window's page. */
function useFileDrop(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const mark = (over: boolean) => document.body.toggleAttribute('data-files-over', over)
    const onDragOver = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      mark(true)
    }
    const onDragLeave = (event: DragEvent) => event.relatedTarget === null && mark(false)
    const onDrop = (event: DragEvent) => {
      mark(false)
      const files = filesOf(event.dataTransfer)
      // The text has already taken its pictures.
      if (files.length === 0 || event.defaultPrevented) return
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) latest.current(files)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}
