import type { Metadata } from './metadata.js';
import { firstGroups, type Wanted } from './wanted.js';

/** The article or articles, whichever there are. */
const THIS =
  '(?:this|it|that|these|those|(?:this|the|that|your|these|those|an?)(?: whole| entire| full| complete)? (?:news ?)?(?:article|story|piece|report|text|news|thing|document|post)s?|everything|all of (?:it|this|that))';
const GIST =
  '(?:tl ?[;,:.]? ?dr|summary|summaries|summari[sz]ation|overview|synopsis|recap|gist|digest|(?:main|key|central|most important|essential) (?:points|ideas|facts|takeaways|things)|takeaways?|essentials|bottom line|short version|(?:quick )?run-?down)';
const SIZE =
  '(?:(?:short|brief|quick|concise|long|longer|full|complete|whole|good|rough|general|one-sentence) )*';
const SUMMARY: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:what(?:'s| is| are| was| were)|write|make|provide|do|in|list|just) )?(?:(?:a|an|the|your|some|me a) )?${SIZE}${GIST}(?: (?:of|on|for|about|from) (?<of>.+))?$`,
    'iu',
  ),
  /^(?:summari[sz]e|sum up|recap|condense|shorten|brief me(?: on)?|catch me up(?: on)?|fill me in(?: on)?)(?: (?:for me|for us))?(?: (?<of>.+))?$/iu,
  /^sum (?<of>.+) up$/iu,
  /^(?!(?:who|what|when|where|why|how|which)\b)(?<of>.+?)[,:;]? (?:tl;?dr|summary|summari[sz]ed)$/iu,
];
/** What a title answers as well. */
const TOPIC = new RegExp(
  `^(?:what(?:'s| is| was| are| were) ${THIS} (?:all |mainly |mostly |basically |really )?about|what (?:does|do|did) ${THIS} (?:talk about|cover|deal with|discuss)|what does (?:it|this|(?:this|the) (?:article|story|piece|text)) (?:say|tell(?: us| me)?)|what(?:'s| is) (?:all )?(?:this|that) about|what(?:'s| is) (?:in|the point of) ${THIS})$`,
  'iu',
);
const NAMED_TOPICS: readonly RegExp[] = [
  /^what(?:'s| is| was) (?<of>(?:the )?.+ (?:article|story|section|piece|part|chapter|report|text)) (?:all |mainly )?about$/iu,
  /^what (?:does|did) (?<of>(?:the )?.+ (?:section|part|chapter|article|story)) (?:say|cover|discuss|talk about|deal with)$/iu,
];
const WHOLE = new RegExp(`^(?:${THIS}|the (?:whole|entire|full) thing|all|them|me|here|here please)$`, 'iu');

/** A summary, where that is what the words ask for; they are without courtesies. */
export function summaryIn(plain: string): Wanted | null {
  if (TOPIC.test(plain)) return { kind: 'summary', of: null, titled: true, sure: true };
  const named = firstGroups(NAMED_TOPICS, plain)?.of;
  if (named !== undefined) return { kind: 'summary', of: named, titled: false, sure: false };
  const groups = firstGroups(SUMMARY, plain);
  if (!groups) return null;
  const of = groups.of === undefined || WHOLE.test(groups.of) ? null : groups.of;
  return { kind: 'summary', of, titled: false, sure: true };
}

const CREDITS: readonly (readonly [Metadata, RegExp])[] = [
  ['author', /^who(?:'s| is| was)? (?:wrote|written|authored|penned) (?<of>.+)$/iu],
  ['author', /^who(?:'s| is| was) (?:the )?(?:author|writer|reporter|journalist) (?:of|behind) (?<of>.+)$/iu],
  [
    'published',
    /^(?:(?:what(?:'s| is) )?the (?:date|publication date|date of publication) of|how old is) (?<of>.+ (?:article|story|piece|report))$/iu,
  ],
  [
    'author',
    /^(?:(?:what(?:'s| is) )?the name of )?the (?:author|writer|reporter) of (?<of>.+ (?:article|story|piece|report))$/iu,
  ],
  [
    'published',
    /^(?:when|what (?:day|date)|(?:on )?(?:what|which) (?:day|date)) (?:was|is|did) (?<of>.+?) (?:first )?(?:published|written|posted|released|come out|appear)$/iu,
  ],
];

/** A fact about an article that is named; without a name `asksMetadata` tells. */
export function creditIn(plain: string): Wanted | null {
  for (const [fact, pattern] of CREDITS) {
    const of = pattern.exec(plain)?.groups?.of;
    if (of !== undefined && !WHOLE.test(of)) return { kind: 'credit', fact, of };
  }
  return null;
}
