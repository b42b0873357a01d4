// The files of a Linux package, as they lie on the disk when it is installed.
import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from '../paths.mjs'
import { fileTypes, iconSizes, program } from './contents.mjs'

const desktopEntry = () => `[Desktop Entry]
Type=Application
Name=${program.title}
Comment=${program.summary}
Exec=/opt/${program.name}/${program.name} %F
Icon=${program.name}
Terminal=false
Categories=Office;WordProcessor;
MimeType=${fileTypes.map(({ mime }) => `${mime};`).join('')}
StartupWMClass=${program.title}
`

const mimeTypes = () => `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${fileTypes
  .map(
    ({ ext, mime, title }) => `  <mime-type type="${mime}">
    <comment>${title}</comment>
    <sub-class-of type="application/zip"/>
    <glob pattern="*.${ext}"/>
  </mime-type>`,
  )
  .join('\n')}
</mime-info>
`

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { mode: 0o644 })
}

/** Makes the tree of an installed program in `root` from the unpacked program. */
export function makeTree(root, unpacked) {
  const place = join(root, 'opt', program.name)
  cpSync(unpacked, place, { recursive: true, preserveTimestamps: true })
  // Chromium's sandbox where the kernel gives no user namespaces.
  const sandbox = join(place, 'chrome-sandbox')
  if (existsSync(sandbox)) chmodSync(sandbox, 0o4755)
  const share = join(root, 'usr', 'share')
  write(join(share, 'applications', `${program.name}.desktop`), desktopEntry())
  write(join(share, 'mime', 'packages', `${program.name}.xml`), mimeTypes())
  for (const size of iconSizes) {
    const icon = join(share, 'icons', 'hicolor', `${size}x${size}`, 'apps', `${program.name}.png`)
    mkdirSync(dirname(icon), { recursive: true })
    cpSync(inRoot('resources', 'icons', `attache-${size}.png`), icon)
  }
  mkdirSync(join(root, 'usr', 'bin'), { recursive: true })
  symlinkSync(`/opt/${program.name}/${program.name}`, join(root, 'usr', 'bin', program.name))
}
