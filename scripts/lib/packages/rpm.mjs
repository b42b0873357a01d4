// A package for Red Hat, SUSE and those like them.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program, tool } from './contents.mjs'
import { makeTree } from './linux-tree.mjs'

const architectures = { x64: 'x86_64', arm64: 'aarch64' }

const spec = (root) => `Name: ${program.name}
Version: ${program.version}
Release: 1
Summary: ${program.summary}
License: ${program.licence}
AutoReqProv: no
Requires: alsa-lib, at-spi2-atk, cups-libs, gtk3, libdrm, libXScrnSaver, mesa-libgbm, nss, xdg-utils
%global __os_install_post %{nil}
%global _build_id_links none
%global debug_package %{nil}
%global _buildhost localhost
%global use_source_date_epoch_as_buildtime Y
%global clamp_mtime_to_source_date_epoch Y
%global source_date_epoch_from_changelog N

%description
${program.description}

%install
cp -a '${root}'/. %{buildroot}/

%files
/opt/${program.name}
%attr(4755, root, root) /opt/${program.name}/chrome-sandbox
/usr/bin/${program.name}
/usr/share/applications/${program.name}.desktop
/usr/share/mime/packages/${program.name}.xml
/usr/share/icons/hicolor/*/apps/${program.name}.png
`

/** Writes the package of an unpacked program; `time` is in seconds since 1970. */
export async function makeRpm(unpacked, target, time) {
  const work = mkdtempSync(join(tmpdir(), 'attache-rpm-'))
  try {
    const root = join(work, 'root')
    makeTree(root, unpacked)
    const file = join(work, 'attache.spec')
    writeFileSync(file, spec(root))
    const architecture = architectures[process.arch]
    await tool(
      'rpmbuild',
      'rpm',
      ['-bb', '--target', `${architecture}-linux`, '--define', `_topdir ${join(work, 'made')}`, file],
      { env: { SOURCE_DATE_EPOCH: String(time) } },
    )
    const made = join(work, 'made', 'RPMS', architecture)
    copyFileSync(join(made, readdirSync(made)[0]), target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
