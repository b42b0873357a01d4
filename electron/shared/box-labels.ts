// What boxes are called on screen, and in Word files.
import type { CalloutKind, TrainerKind } from './document/nodes'
import { en } from './print-words/en'

/** The same as in print in English. */
export const calloutLabels: Readonly<Record<CalloutKind, string>> = en.callouts

export const trainerLabels: Readonly<Record<TrainerKind, string>> = {
  objectives: 'Learning objectives',
  keyTerms: 'Key terms',
  discussion: 'Discussion questions',
  exercise: 'Exercise',
  check: 'Check on learning',
  answers: 'Answers',
  notes: 'Notes',
}
