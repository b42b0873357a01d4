// Brings packs and own templates back from a backup, as copies or in place of the present ones, which go to the bin; all of it can be undone.
import { randomUUID } from 'node:crypto'
import type { RestoredPack, RestoreWay } from '#shared/backups'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { forgetDamage, noteDamage, readDamage } from './damage'
import type { Database } from './database'
import { changeAsStored } from './failures'
import { deletePack } from './packs'
import { restoreTemplateRow, type TitleMarks, undoRestoreTemplate } from './restore-template'
import { bringImages, findStored, readStored, retitled, type StoredPack, writeStored } from './stored-pack'
import { bringHistory } from './version-copies'
import { keepVersion } from './versions'

/** Words for the titles of restored and of replaced packs. */
export interface RestoreWords {
  /** For example `backup of 29 Nov 2026, 14:05`. */
  readonly backup: string
  /** For example `replaced 30 Nov 2026, 09:15`. */
  readonly replaced: string
}

/** Restores packs and templates of a backup, all of them or none. Throws `storage/not-found` for one that the backup does not have. */
export function restorePacks(
  db: Database,
  backup: Database,
  ids: readonly PackId[],
  way: RestoreWay,
  words: RestoreWords,
): RestoredPack[] {
  return changeAsStored(db, 'Restoring the packs', () =>
    ids.map((id) => {
      if (isTemplate(id)) return restoreTemplateRow(db, backup, id, way, marksOf(words))
      const pack = readStored(backup, id)
      bringImages(backup, db, pack)
      const restored = way === 'copy' ? addCopy(db, pack, words) : replace({ db, backup }, id, pack, words)
      const damage = readDamage(backup)[id]
      if (damage !== undefined) noteDamage(db, { [restored.id]: damage })
      return restored
    }),
  )
}

/** Undoes `restorePacks`: replaced packs are as before, restored ones that replaced nothing go to the bin. */
export function undoRestore(db: Database, restored: readonly RestoredPack[]): void {
  changeAsStored(db, 'Undoing the restore', () => {
    for (const one of restored) {
      const { id, kept, wasDeleted } = one
      if (isTemplate(id)) {
        undoRestoreTemplate(db, one, withoutMark)
        continue
      }
      const before = kept === null ? null : findStored(db, kept)
      if (kept === null || before === null) {
        deletePack(db, id)
        continue
      }
      const { revision } = readStored(db, id).row
      const original = retitled(before, withoutMark(String(before.row.title)))
      const deleted = wasDeleted ? before.row.deleted : null
      writeStored(db, id, { ...original, row: { ...original.row, deleted, revision: Number(revision) + 1 } })
      const damage = readDamage(db)[kept]
      if (damage !== undefined) noteDamage(db, { [id]: damage })
      forgetDamage(db, kept)
      db.prepare('DELETE FROM packs WHERE id = ?').run(kept)
    }
  })
}

const isTemplate = (id: string): boolean => id.startsWith('own-')
const marksOf = ({ backup, replaced }: RestoreWords): TitleMarks => ({
  restored: ` (${backup})`,
  replaced: `${KEPT_MARK}${replaced})`,
})

function addCopy(db: Database, pack: StoredPack, words: RestoreWords): RestoredPack {
  const id = randomUUID()
  const copy = retitled(pack, `${packTitle(pack.row.title)} (${words.backup})`)
  writeStored(db, id, fresh(copy, 0))
  return { id, kept: null, wasDeleted: false }
}

function replace(
  { db, backup }: { readonly db: Database; readonly backup: Database },
  id: PackId,
  pack: StoredPack,
  words: RestoreWords,
): RestoredPack {
  const present = findStored(db, id)
  if (present === null) {
    writeStored(db, id, fresh(pack, Number(pack.row.revision)))
    bringHistory(backup, db, id)
    return { id, kept: null, wasDeleted: false }
  }
  keepVersion(db, id, { cause: 'restored' })
  const kept = randomUUID()
  const aside = retitled(present, `${present.row.title}${KEPT_MARK}${words.replaced})`)
  writeStored(db, kept, { ...aside, row: { ...aside.row, deleted: Date.now() } })
  const damage = readDamage(db)[id]
  if (damage !== undefined) noteDamage(db, { [kept]: damage })
  forgetDamage(db, id)
  writeStored(db, id, fresh(pack, Math.max(Number(present.row.revision), Number(pack.row.revision))))
  return { id, kept, wasDeleted: present.row.deleted !== null }
}

/** Stands between the title of a kept pack and the words about it. */
const KEPT_MARK = ' ('

function withoutMark(title: string): string {
  const at = title.lastIndexOf(KEPT_MARK)
  return at < 0 ? title : title.slice(0, at)
}

/** A window that has the pack open must notice that it was changed: its revision rises. */
function fresh({ row, ...rest }: StoredPack, revision: number): StoredPack {
  return { ...rest, row: { ...row, deleted: null, changed: Date.now(), revision: revision + 1 } }
}
