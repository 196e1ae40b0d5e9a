import type { Before, SaidMention } from './before.js';
import type { Pronoun, Referent } from './question/points-back.js';

/** Whom or what a pronoun stands for. */
export type Antecedent = SaidMention;

/** What a mention counts by where it stands. */
const PLACE: Readonly<Record<SaidMention['where'], number>> = {
  question: 1,
  answer: 0.8,
  speaker: 0.9,
  passage: 0.5,
};
/** A turn further back counts so much of the one after it. */
const DECAY = 0.6;
/** Where the last question asks for a person or a thing, its answer is what is spoken of next. */
const ANSWERED = 1.6;
/** Below this it is none. */
const LEAST = 0.15;

/** What a pronoun most likely stands for: by kind, gender and number, nearness, and how often it was named; null for nothing. */
export function antecedentOf({ referent }: Pronoun, before: readonly Before[]): Antecedent | null {
  const found = new Map<string, { readonly said: SaidMention; worth: number }>();
  let factor = 1;
  for (const { mentions, answerType } of [...before].reverse()) {
    const asksName = /^(?:person|body|name|place|thing)$/u.test(answerType);
    for (const said of mentions) {
      const fits = fit(said.mention, referent);
      const isAnswer = said.where === 'answer' || said.where === 'speaker';
      const worth = factor * fits * PLACE[said.where] * (isAnswer && asksName ? ANSWERED : 1);
      const key = said.mention.words.at(-1) ?? '';
      const known = found.get(key);
      if (known) known.worth += worth;
      else if (worth > 0) found.set(key, { said, worth });
    }
    factor *= DECAY;
  }
  const [best] = [...found.values()].sort((a, b) => b.worth - a.worth);
  return best && best.worth >= LEAST ? best.said : null;
}

/** How well a mention fits a pronoun, 0 to 1. */
function fit({ person, gender, plural, name }: SaidMention['mention'], referent: Referent): number {
  switch (referent) {
    case 'he':
    case 'she': {
      const opposite = referent === 'he' ? 'female' : 'male';
      if (plural || gender === opposite) return 0;
      return person * (gender === null ? 0.8 : 1) * (name ? 1 : 0.6);
    }
    case 'thing':
      return (1 - person) * (plural ? 0.3 : 1);
    case 'several':
      return plural ? 1 : (1 - person) * (name ? 0.6 : 0.2);
  }
}
