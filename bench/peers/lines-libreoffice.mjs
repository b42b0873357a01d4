// LibreOffice's PDFs of the texts whose lines are measured: justified, with hyphens where it has a dictionary.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../../scripts/lib/run.mjs'

const escapeText = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

const document = ({ language, page, size, paragraphs }) => {
  const [lang, region = lang.toUpperCase()] = language.split('-')
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Source Serif 4'"/></office:font-face-decls>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="6pt"/><style:text-properties style:font-name="F" fo:font-size="${size}pt" fo:language="${lang}" fo:country="${region}" fo:hyphenate="true"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="${page.width}pt" fo:page-height="${page.height}pt" fo:margin-left="${page.left}pt" fo:margin-right="${page.left}pt" fo:margin-top="50pt" fo:margin-bottom="50pt"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:text>${paragraphs.map((text) => `<text:p text:style-name="P">${escapeText(text)}</text:p>`).join('')}</office:text></office:body></office:document>`
}

/** Prepares a profile with our fonts; returns a function that sets a text. */
export function loadLibreOffice(folder, fonts) {
  const home = join(folder, 'libreoffice-lines')
  mkdirSync(home, { recursive: true })
  const config = join(home, 'fonts.conf')
  writeFileSync(
    config,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${home}/cache</cachedir></fontconfig>`,
  )
  return async (specimen) => {
    const file = join(home, 'lines.fodt')
    writeFileSync(file, document(specimen))
    const profile = `-env:UserInstallation=${pathToFileURL(join(home, 'profile'))}`
    const { code, output } = await run(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', home, file],
      { env: { FONTCONFIG_FILE: config } },
    )
    if (code !== 0) throw new Error(`soffice: ${output}`)
    const bytes = readFileSync(join(home, 'lines.pdf'))
    rmSync(join(home, 'lines.pdf'))
    return bytes
  }
}
