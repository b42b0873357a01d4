// A package for Windows: for the whole computer, silent with `msiexec /qn /i`, and in place of an older version.
import { createHash } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileTypes, program, sha256, tool } from './contents.mjs'

/** Names the program in all its versions. It never changes. */
const UPGRADE_CODE = '2F0B5A84-6B1E-5D0C-9C57-3A1C0E6D4B11'

/** An id that is the same for the same words. */
function guid(words) {
  const hex = createHash('sha256').update(words).digest('hex').toUpperCase()
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `A${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const text = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const idOf = (path) => `f${createHash('sha256').update(path).digest('hex').slice(0, 24)}`
const names = (folder) =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))

/** Describes a folder and what is in it; notes the ids of the components. */
function folderXml(folder, path, components) {
  return names(join(folder, path))
    .map((one) => {
      const inner = path === '' ? one.name : `${path}/${one.name}`
      if (one.isDirectory())
        return `<Directory Id="${idOf(inner)}" Name="${text(one.name)}">${folderXml(folder, inner, components)}</Directory>`
      const id = idOf(inner)
      components.push(id)
      const file = `<File Id="${id}" Name="${text(one.name)}" Source="${text(join(basename(folder), inner))}" KeyPath="yes"/>`
      return `<Component Id="c${id}" Guid="${guid(inner)}" Win64="yes">${file}</Component>`
    })
    .join('\n')
}

const value = (key, content, name) =>
  `<RegistryValue Root="HKLM" Key="Software\\Classes\\${text(key)}"${name ? ` Name="${name}"` : ''} Type="string" Value="${text(content)}"/>`

/** A double click on a file of this type starts the program. */
const typeXml = ({ ext, mime, title }) =>
  [
    value(`.${ext}`, `Attache.${ext}`),
    value(`.${ext}`, mime, 'Content Type'),
    value(`Attache.${ext}`, title),
    value(`Attache.${ext}\\DefaultIcon`, `[INSTALLDIR]${program.name}.exe,0`),
    value(`Attache.${ext}\\shell\\open\\command`, `"[INSTALLDIR]${program.name}.exe" "%1"`),
  ].join('\n')

function source(folder, code) {
  const components = []
  const files = folderXml(folder, '', components)
  const version = program.version.replace(/[^\d.].*$/, '')
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="${guid(`product ${code}`)}" Name="${program.title}" Language="1033" Codepage="65001" Version="${version}" Manufacturer="The Attaché authors" UpgradeCode="${UPGRADE_CODE}">
<Package Id="${guid(`package ${code}`)}" InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="${text(program.summary)}"/>
<MajorUpgrade DowngradeErrorMessage="A newer version of Attaché is installed."/>
<Media Id="1" Cabinet="attache.cab" EmbedCab="yes"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="${program.title}">
${files}
<Component Id="types" Guid="${guid('file types')}" Win64="yes">
${fileTypes.map(typeXml).join('\n')}
</Component>
</Directory></Directory>
<Directory Id="ProgramMenuFolder">
<Component Id="menu" Guid="${guid('start menu')}" Win64="yes">
<Shortcut Id="start" Name="${program.title}" Target="[INSTALLDIR]${program.name}.exe" WorkingDirectory="INSTALLDIR"/>
<RegistryValue Root="HKLM" Key="Software\\Attache" Name="installed" Type="integer" Value="1" KeyPath="yes"/>
</Component>
</Directory>
</Directory>
<Feature Id="all" Level="1">
${components.map((id) => `<ComponentRef Id="c${id}"/>`).join('\n')}
<ComponentRef Id="types"/><ComponentRef Id="menu"/>
</Feature>
</Product>
</Wix>
`
}

/** Writes the package of an unpacked program for Windows; `time` is in seconds since 1970. */
export async function makeMsi(folder, target, time) {
  // wixl finds files by their path from its source.
  const wxs = `${folder}.wxs`
  try {
    const archive = await sha256(join(folder, 'resources', 'app.asar'))
    writeFileSync(wxs, source(folder, `${program.version} ${archive}`))
    await tool('wixl', 'wixl', ['--arch', 'x64', '--output', target, wxs], {
      env: { SOURCE_DATE_EPOCH: String(time) },
    })
  } finally {
    rmSync(wxs, { force: true })
  }
}
