import { MOST_CONFIDENT } from '../answer/confidence.js';
import type { Answer, Intent, Passage } from './results.js';

/** An answer made of these passages; its outcome is `nothing` if there are none. */
export function answered(question: string, intent: Intent, passages: readonly Passage[]): Answer {
  const found = passages.length > 0;
  return {
    question,
    intent,
    outcome: found ? 'answer' : 'nothing',
    answered: found,
    confidence: found ? MOST_CONFIDENT : 0,
    passages,
    about: [],
  };
}
