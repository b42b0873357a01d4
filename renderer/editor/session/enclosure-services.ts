// What enclosing files needs from the window and from the state around the text.
import type { EnclosureServices } from './enclosure-intake'
import type { SessionServices } from './session-services'
import type { UiState } from './ui-state'

/** Most files are read before anybody could read a message about it. */
const PATIENCE_MS = 600

let requests = 0

/** Returns the services. */
export const enclosureServices = (ui: UiState, services: SessionServices): EnclosureServices => ({
  add: (file, password) => services.addEnclosure(file, password),
  askPassword: (name, message) =>
    new Promise((resolve) => {
      const answer = (password: string | null) => {
        ui.passwordRequest.set(null)
        resolve(password)
      }
      requests += 1
      ui.passwordRequest.set({ id: requests, name, message, answer })
    }),
  reading: (name, cancel) => {
    let dismiss: () => void = () => undefined
    const timer = setTimeout(() => {
      dismiss = services.working(`Reading “${name}”…`, cancel)
    }, PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      dismiss()
    }
  },
})
