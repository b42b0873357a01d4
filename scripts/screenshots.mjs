// `npm run screenshots`: takes the pictures of the README again, from the real app and from a real export of the sample.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePdfTools } from './lib/debian.mjs'
import { withDisplay } from './lib/display.mjs'
import { importSource } from './lib/import-source.mjs'
import { runMain, SetupError, step } from './lib/log.mjs'
import { cacheDir, inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { run, tail } from './lib/run.mjs'

const images = inRoot('docs', 'images')
const SIZE = { width: 1160, height: 720 }
/** The sheet of the sample with its table and map. */
const SHEET = '2'

/** The editor with the sample pack, its pages beside the text. */
async function pictureOfEditor() {
  step('The editor')
  const { launchApp, removeHomes } = await importSource('tests/harness/launch.ts')
  const { app, window, close } = await launchApp({ firstStart: true })
  try {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0].setContentSize(width, height)
    }, SIZE)
    const notice = window.locator('aside.banner button')
    if (await notice.isVisible()) await notice.click()
    await window.locator('tbody tr').first().dblclick()
    await window.locator('.document').first().waitFor()
    await window.keyboard.press('Control+Alt+p')
    await window.locator('.page-sheet[data-page="1"] canvas[data-version]').waitFor()
    // Pictures of pages are drawn after their placeholders.
    await window.waitForLoadState('networkidle')
    await window.screenshot({ path: join(images, 'editor.png'), animations: 'disabled', caret: 'hide' })
  } finally {
    await close()
    removeHomes()
  }
}

/** Two pages of the sample, exported with two pages on each sheet. */
async function pictureOfPages() {
  step('Two pages of an export')
  const pdf = join(cacheDir, 'sample.pdf')
  const made = join(cacheDir, 'sample')
  const cli = [inRoot('out', 'main', 'cli.js'), 'export', inRoot('resources', 'sample.bpack')]
  await must(process.execPath, [...cli, '--out', pdf, '--edition=own', '--two-up'])
  await must('pdftoppm', ['-r', '80', '-f', SHEET, '-l', SHEET, '-singlefile', '-png', pdf, made])
  renameSync(`${made}.png`, join(images, 'pages.png'))
  rmSync(pdf)
}

async function must(program, args) {
  const result = await run(program, args)
  if (result.code !== 0) throw new SetupError(`${program} failed.`, tail(result.output))
}

await runMain(async () => {
  const { executable } = await prepare()
  await ensurePdfTools()
  process.env.ATTACHE_ELECTRON = executable
  mkdirSync(images, { recursive: true })
  mkdirSync(cacheDir, { recursive: true })
  await withDisplay(pictureOfEditor)
  await pictureOfPages()
})
