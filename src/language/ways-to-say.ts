/** Verbs by which people ask for whoever holds an office, and offices. */
const LEADING =
  'run runs running head heads headed lead leads led chair chairs direct directs govern governs rule rules manage manages command commands boss charge';
const OFFICES =
  'president chief head leader director chairman chairwoman chair secretary minister premier chancellor governor mayor commander ceo executive commissioner king queen ruler manager';

/** Verbs of judgement that people ask with, and those that news tells the same with. */
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
 * The words, in lower case, by which news may tell what a folded word asks for, beyond what a dictionary relates: none
 * for most words.
 *
 * @param asksPerson whether a person is asked for: "runs" then asks for an office
 * @example waysToSay('runs', true) // ['president', 'chief', …]
 */
export function waysToSay(word: string, asksPerson: boolean): readonly string[] {
  return judgements.get(word) ?? (asksPerson ? offices.get(word) : undefined) ?? [];
}
