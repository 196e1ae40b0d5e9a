/** What would answer a question (after the classes of Li and Roth 2002). */
export type Sought =
  | 'person'
  | 'description'
  | 'place'
  | 'time'
  | 'year'
  | 'count'
  | 'money'
  | 'age'
  | 'measure'
  | 'duration'
  | 'percent'
  | 'reason'
  | 'speech'
  | 'manner'
  | 'deed'
  | 'name'
  | 'thing'
  | 'truth'
  | 'topic';

const SAY =
  '(?:say|says|said|tell|tells|told|think|thinks|claim|claims|claimed|comment|state|describe|warn|argue|believe|call|announce|explain|suggest|ask|promise)';

/** In order: the first that fits decides. */
const PATTERNS: readonly (readonly [Sought, RegExp])[] = [
  ['age', /\bhow old\b|\bwhat(?: is| was)?(?: the)? age\b/u],
  [
    'money',
    /\bhow much (?:money|.*(?:cost|worth|pay|paid|spend|spent|earn|make|made|donated?|raised?|stolen|stole))\b|\b(?:what|which)(?:'s| is| was| were| are)?(?: the)? (?:price|cost|value|worth|budget|salary|profit|revenue|income|fine|bail|reward)s?\b/u,
  ],
  ['percent', /\b(?:what|which|how) .*\b(?:percent|percentage|proportion)\b/u],
  [
    'measure',
    /\bhow long (?:is|was|are|were) (?:the|a|an) \p{L}+\W*$|\bhow (?:far|tall|high|big|large|deep|heavy|fast|wide|close)\b|\b(?:what|which)(?: is| was)?(?: the)? (?:height|length|depth|distance|weight|size|speed)\b/u,
  ],
  ['duration', /\bhow (?:long|often)\b|\bhow many (?:years|days|hours|months|weeks|minutes)\b/u],
  [
    'count',
    /\bhow (?:many|much)\b|\b(?:what|which)(?:'s| is| was)?(?: the)? (?:number|amount|quantity|total|toll|death toll|score)\b/u,
  ],
  ['year', /\b(?:what|which) year\b/u],
  ['time', /\bwhen\b|\b(?:what|which) (?:date|day|month|time|century|decade|season)\b/u],
  [
    'place',
    /\bwhere\b|\b(?:what|which) (?:place|city|country|state|town|location|area|nation|region|village|island|continent|part of)\b/u,
  ],
  [
    'reason',
    /\bwhy\b|\bhow come\b|\b(?:for )?what reason\b|\bwhat(?:'s| is| was| were| are)(?: the)? (?:reason|cause|motive)|\bwhat (?:caused|causes|led)\b/u,
  ],
  ['description', /^\W*who(?:'s| is| was| are| were) (?!the\b|a\b|an\b)(?:\p{L}+ )?\p{L}+\W*$/u],
  [
    'person',
    /\bwho(?:m|se|'s)?\b|\b(?:what|which) (?:person|man|woman|people|player|actor|actress|singer|president|leader|team|company|group)\b/u,
  ],
  [
    'name',
    /\bwhat(?:'s| is| was| were| are)?(?: the)? names? of\b|^\W*names?\b|\bwhat\b.*\b(?:called|named)\b/u,
  ],
  [
    'speech',
    new RegExp(
      `\\b(?:what|how)\\b.* (?:did|does|do|has|have|had|will|would)\\b.*\\b${SAY}\\b|^\\W*what (?:did|does|do)?.*\\b(?:say|says|said|tell|claim|claims)\\b|^\\W*(?:what )?(?!.*\\b(?:what|which|how)\\b).*\\b(?:say|said) about\\b`,
      'u',
    ),
  ],
  ['manner', /\bhow\b/u],
  [
    'deed',
    /\bwhat(?:'s| is| are| was| were| did| does| do| has| have| had| will| would)\b.*\b(?:do|doing|done|happen|happened|happening)\b|\bwhat (?:happened|happens|happen)\b/u,
  ],
  ['thing', /\b(?:what|which)\b/u],
  ['truth', /^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/u],
];

/** No longer question is read to its end for what it seeks. In characters. */
const LONGEST = 2_000;

/**
 * What would answer a question, told by its words in lower case; a thing with a `focus` ("what river") is a name.
 *
 * @example soughtBy('how many people came?', true) // 'count'
 */
export function soughtBy(text: string, focused: boolean): Sought {
  const plain = text.slice(0, LONGEST).toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ');
  const sought = PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'topic';
  return sought === 'thing' && focused ? 'name' : sought;
}
