import type { QuestionKind } from './question.js';

/** What the words of a sentence must show to answer a question of a kind; kinds without a pattern ask for nothing. */
const EXPECTED: Partial<Record<QuestionKind, RegExp>> = {
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|twice|percent)\b/iu,
  when: /\b(?:\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|May|today|yesterday|tomorrow|week|month|year|hour|morning|evening|night|ago|century)\b/u,
  where: /\b(?:in|at|near|from|to|on|outside|inside|across|between)\s+(?:the\s+)?\p{Lu}/u,
  why: /\b(?:because|since|due|after|as|saying|said|for|cause[ds]?|reasons?|so that|in order|to)\b/iu,
  who: /\p{Lu}\p{L}+/u,
  said: /[“”"«»]|\b(?:said|says|told|according|added|warned|called|tweeted|announced)\b/u,
};

/** Whether a sentence holds what a question of this kind asks for; null where the kind asks for nothing in particular. */
export function showsKind(kind: QuestionKind, sentence: string): boolean | null {
  return EXPECTED[kind]?.test(sentence) ?? null;
}
