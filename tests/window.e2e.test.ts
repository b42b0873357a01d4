// The window: it opens the built page, uses no network, and survives being killed.
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { watchNetwork } from './harness/network'
import { screenshot } from './harness/screenshot'

describe('the window', () => {
  let running: LaunchedApp | undefined
  afterEach(async () => running?.killHard())
  afterAll(removeHomes)

  it('opens the start screen without using the network', async () => {
    running = await launchApp()
    const network = watchNetwork(running)
    await running.window.getByRole('heading').first().waitFor()
    await screenshot(running.window, 'start')
    expect(await running.window.title()).toContain('Attaché')
    expect(await network.attempts()).toEqual([])
    expect(running.complaints).toEqual([])
    // The recorder works: a connection that the main process does try is recorded.
    await running.app.evaluate(() => fetch('http://127.0.0.1:65535/').catch(() => undefined))
    expect((await network.attempts()).join()).toContain('127.0.0.1:65535')
  })

  it('gives the page no access to Node or Electron', async () => {
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
