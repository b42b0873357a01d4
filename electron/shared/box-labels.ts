// What boxes are called on screen and in print.
import type { CalloutKind, TrainerKind } from './document/nodes'

export const calloutLabels: Readonly<Record<CalloutKind, string>> = {
  bottomLine: 'Bottom line',
  keyJudgement: 'Key judgement',
  assessment: 'Assessment',
  assumption: 'Assumption',
  risk: 'Risk',
  caveat: 'Caveat',
  decision: 'Decision required',
  pointsToMake: 'Points to make',
  ifRaised: 'If raised',
  doNotRaise: 'Do not raise',
  mayBeUsed: 'Background: may be used',
  notDisclosed: 'Background: must not be disclosed',
  note: 'Note',
}

export const trainerLabels: Readonly<Record<TrainerKind, string>> = {
  objectives: 'Learning objectives',
  keyTerms: 'Key terms',
  discussion: 'Discussion questions',
  exercise: 'Exercise',
  check: 'Check on learning',
  answers: 'Answers',
  notes: 'Notes',
}
