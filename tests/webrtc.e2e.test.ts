// A script in the page can't send anything through WebRTC, which no content policy covers.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { launchApp, removeHomes } from './harness/launch'

afterAll(removeHomes)

/** Runs in the page: asks STUN and TURN servers at a port, and offers a peer connection there. */
async function callOut(port: number): Promise<string> {
  const words = { username: 'stolen-words', credential: 'x' }
  const servers = [
    { urls: `stun:127.0.0.1:${port}` },
    { urls: `turn:127.0.0.1:${port}?transport=udp`, ...words },
    { urls: `turn:127.0.0.1:${port}?transport=tcp`, ...words },
  ]
  const peer = new RTCPeerConnection({ iceServers: servers })
  peer.createDataChannel('x')
  const gathered = new Promise<void>((resolve) => {
    peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && resolve())
  })
  await peer.setLocalDescription(await peer.createOffer())
  const other = new RTCPeerConnection()
  await other.setRemoteDescription(peer.localDescription as RTCSessionDescription)
  await other.setLocalDescription(await other.createAnswer())
  await peer.setRemoteDescription(other.localDescription as RTCSessionDescription)
  for (const kind of ['udp', 'tcp'])
    await peer
      .addIceCandidate({
        candidate: `candidate:1 1 ${kind} 2122260223 127.0.0.1 ${port} typ host${kind === 'tcp' ? ' tcptype passive' : ''}`,
        sdpMid: '0',
      })
      .catch(() => undefined)
  await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, 60_000))])
  const state = peer.iceGatheringState
  peer.close()
  other.close()
  return state
}

it('sends no datagram and opens no connection for a call', async () => {
  const heard: string[] = []
  const ear = createSocket('udp4', (message) => heard.push(message.toString('latin1')))
  ear.bind(0, '127.0.0.1')
  await once(ear, 'listening')
  const { port } = ear.address()
  const server = createServer((socket) => heard.push(`connection ${socket.remotePort}`))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  expect((server.address() as AddressInfo).port).toBe(port)
  const { window, killHard } = await launchApp()
  try {
    await window.locator('.library').waitFor()
    expect(await window.evaluate(callOut, port)).toBe('complete')
    expect(heard).toEqual([])
    // The listener works.
    ear.send('heard', port, '127.0.0.1')
    await expect.poll(() => heard).toEqual(['heard'])
  } finally {
    await killHard()
    ear.close()
    server.close()
  }
})
