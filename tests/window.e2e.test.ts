// The window itself: it opens on the built page, asks nothing of the network, and survives a hard end.
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { watchNetwork } from './harness/network'
import { screenshot } from './harness/screenshot'

describe('the window', () => {
  let running: LaunchedApp | undefined
  afterEach(async () => running?.killHard())
  afterAll(removeHomes)

  it('opens on the start screen without asking anything of the network', async () => {
    running = await launchApp()
    const network = watchNetwork(running)
    await running.window.getByRole('heading').first().waitFor()
    await screenshot(running.window, 'start')
    expect(await running.window.title()).toContain('Attaché')
    expect(await network.attempts()).toEqual([])
    expect(running.complaints).toEqual([])
    // The watch itself works: a connection that the main process does try is noticed.
    await running.app.evaluate(() => fetch('http://127.0.0.1:65535/').catch(() => undefined))
    expect((await network.attempts()).join()).toContain('127.0.0.1:65535')
  })

  it('gives the page no way to Node or to Electron', async () => {
    running = await launchApp()
    const reach = await running.window.evaluate(() => ({
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
      bridge: Object.keys(Reflect.get(window, 'attache') as object).sort(),
    }))
    expect(reach).toEqual({ node: ['undefined', 'undefined'], bridge: ['call', 'on'] })
  })

  it('opens again on the same library after it was killed', async () => {
    running = await launchApp()
    await running.window.getByRole('heading').first().waitFor()
    await running.killHard()
    running = await launchApp({ home: running.home })
    await running.window.getByRole('heading').first().waitFor()
    expect(await running.close()).toBe(0)
  })
})
