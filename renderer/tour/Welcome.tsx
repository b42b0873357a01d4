// Offers the tour above the list of packs, until it is started or dismissed.
import { Button } from '../ui/Button'

/** A quiet banner. */
export function Welcome({ onTour, onLater }: { onTour(): void; onLater(): void }) {
  return (
    <section className="welcome" aria-label="Welcome">
      <div>
        <h2>Welcome to Attaché</h2>
        <p>
          A finished sample pack is already in your list. Open it and look around, or take a two-minute tour.
        </p>
      </div>
      <Button onClick={onLater}>Not now</Button>
      <Button variant="primary" onClick={onTour}>
        Take the tour
      </Button>
    </section>
  )
}
