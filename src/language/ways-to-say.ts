/** Verbs with which people ask for an office-holder, and offices. */
const LEADING =
  'run runs running head heads headed lead leads led chair chairs direct directs govern governs rule rules manage manages command commands boss charge';
const OFFICES =
  'president chief head leader director chairman chairwoman chair secretary minister premier chancellor governor mayor commander ceo executive commissioner king queen ruler manager';

/** Verbs of judgement in questions, and the verbs that news uses for them. */
const JUDGING: readonly (readonly [asked: string, told: string])[] = [
  [
    'criticize criticizes criticized criticizing criticise criticises criticised criticising slam slammed blast blasted attack attacked',
    'accuse condemn denounce slam criticize criticise blast rebuke deplore decry blame reject',
  ],
  ['praise praises praised praising applaud applauded', 'hail laud applaud commend welcome praise salute'],
];

const offices = new Map(LEADING.split(' ').map((verb) => [verb, OFFICES.split(' ')]));
const judgements = new Map(
  JUDGING.flatMap(([asked, told]) => asked.split(' ').map((verb) => [verb, told.split(' ')] as const)),
);

/**
 * The lower-case words that news may use for a folded word of a question, beyond those that a dictionary relates; empty
 * for most words.
 *
 * @param asksPerson whether the question asks for a person; "runs" then asks for an office
 * @example waysToSay('runs', true) // ['president', 'chief', …]
 */
export function waysToSay(word: string, asksPerson: boolean): readonly string[] {
  return judgements.get(word) ?? (asksPerson ? offices.get(word) : undefined) ?? [];
}
