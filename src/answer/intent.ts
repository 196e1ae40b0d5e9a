import { termsOf } from '../language/terms.js';
import type { Metadata } from './metadata.js';

/** What a user wants, judged by the words only; names and places have not been looked up yet. */
export type WordedIntent =
  | { readonly kind: 'passages' }
  | {
      readonly kind: 'quotes';
      /** The speaker; null for anybody. */
      readonly speaker: string | null;
      readonly about: string | null;
      /** Whether the words can only ask for speech: "What did X say?", unlike "X's views on trade". */
      readonly sure: boolean;
    }
  | {
      readonly kind: 'summary';
      /** The words for a section or an article; null if they name none. */
      readonly of: string | null;
      /** Whether a title is an answer too: "What is this about?" */
      readonly titled: boolean;
      /** Whether the words can only ask for a summary: "Summarise X", unlike "What is X about?" */
      readonly sure: boolean;
    }
  | { readonly kind: 'credit'; readonly fact: Metadata; readonly of: string }
  | { readonly kind: 'sources' }
  | { readonly kind: 'help' };

/** The named groups of the first pattern that matches; empty if it has none, null if none matches. */
function firstGroups(patterns: readonly RegExp[], text: string): Record<string, string> | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return (match.groups ?? {}) as Record<string, string>;
  }
  return null;
}

/** Whether one of the patterns matches. */
function fits(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/** In characters. Longer texts are questions about what the articles say. */
const LONGEST = 300;

/**
 * Decides by the words alone whether a question asks for quotations, a summary, the list of articles, help, or a
 * passage.
 *
 * @example intentOf('What did Lavrov say about Minsk?') // quotes: { speaker: 'Lavrov', about: 'Minsk' }
 */
export function intentOf(text: string): WordedIntent {
  if (text.length > LONGEST) return PASSAGES;
  const plain = plainly(text);
  if (asksForHelp(plain) || asksForHelp(bare(text))) return { kind: 'help' };
  if (asksForSources(plain)) return { kind: 'sources' };
  return summaryIn(plain) ?? creditIn(plain) ?? quotesIn(plain) ?? PASSAGES;
}

const PASSAGES: WordedIntent = { kind: 'passages' };

/** On one line, with plain apostrophes, without punctuation around it. */
function bare(text: string): string {
  return text
    .replace(/[’‘`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[\s¿¡"“]+|[\s?!.,;:…"”)]+$/gu, '');
}

const POLITE =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|well|please|verbatim|bot)[,!.:]* |(?:please )?(?:can|could|would|will) (?:you|i|we) (?:please |kindly )?(?=\S)|(?:tell|show|give|find|get|read) (?:me|us) |let me (?:know|see|have) |(?:i|we)(?:'d| would)? (?:want|like|need|love)(?: to (?:know|see|hear|read|have|get))? |do you know |please )/iu;
const TRAILING =
  / (?:please|for (?:me|us)|thanks|thank you|exactly|(?<= \S+ \S+ )(?:in|according to) (?:the|this|that|your|these|those) (?:article|text|story|piece|news)s?)$/iu;
/** The maximum number of courtesies removed on each side of a question. */
const MOST_POLITE = 4;

/** Without the courtesies around the question. */
function plainly(text: string): string {
  let plain = bare(text);
  for (let count = 0; count < MOST_POLITE; count++)
    plain = plain
      .replace(POLITE, '')
      .replace(TRAILING, '')
      .replace(/[\s,?!.;:]+$/u, '');
  return plain;
}

const BOT = '(?:you|it|this|this bot|this thing|verbatim)';
const HELP: readonly RegExp[] = [
  /^(?:hi|hiya|hello|hey|hallo|howdy|yo|greetings|good (?:morning|day|evening|afternoon|night)|bye|goodbye|nice|cool|great|ok|okay)(?: (?:there|verbatim|bot|all|everyone|everybody|again|guys|folks|friend))?$/iu,
  /^(?:thanks|thank you|thank u|thx|ty|cheers)(?: (?:verbatim|bot|all|so much|very much|a lot|again))?$/iu,
  /^(?:(?:i need|get|show) (?:some )?)?help(?: me)?(?: out)?$/iu,
  /^(?:(?:list|show) )?(?:the |your |all )*(?:commands|instructions|usage|manual)$/iu,
  /^what (?:commands|options) (?:are there|do you have|can i use|do you know)$/iu,
  /^(?:how are you|how's it going|are you (?:a )?(?:bot|human|there|real|an ai))$/iu,
  new RegExp(`^what (?:are|is) ${BOT}$`, 'iu'),
  /^what (?:can|do) you (?:do|help)(?: (?:me )?with)?(?: for (?:me|us))?$/iu,
  /^(?:who (?:are|made) you|what are you (?:for|able to do)|what(?:'s| is) your (?:name|purpose|job))$/iu,
  new RegExp(`^how (?:do|does) ${BOT} work$`, 'iu'),
  new RegExp(
    `^how (?:to|(?:do|can|should) (?:i|we|one)) (?:use ${BOT}|ask(?: you)?(?: (?:a question|questions|something))?|begin|start)$`,
    'iu',
  ),
];

/** Whether the words greet, thank, or ask what can be typed. */
function asksForHelp(plain: string): boolean {
  return fits(HELP, plain);
}

const ARTICLES =
  '(?:(?:news )?(?:articles?|sources?|documents?|texts?|stor(?:y|ies)|files?|reports)|news|topics?|subjects?|titles|headlines)';
const THERE =
  '(?: (?:do you have|you have|do you know(?: about)?|have you (?:got|read|loaded)|did you read|do you (?:use|cover|read|hold|offer)|are (?:there|loaded|available|here|in here|known|covered|included|on offer|you (?:based on|using))|(?:is|are) (?:it|this|that) (?:from|based on)|can (?:i|we|you) (?:ask|read|query|search|choose|use|answer)(?: (?:you )?about)?|exist))';
const SOURCES = [
  new RegExp(
    `^(?:(?:what|which|how many)(?: (?:are|is)| kind of| sort of)?(?: the| your)? ${ARTICLES}${THERE}|what are (?:the|your) ${ARTICLES}${THERE}?)$`,
    'iu',
  ),
  new RegExp(
    `^(?:list|show|name|display|print|see|view)?(?: me| us)?(?: ?(?:all|the|your|of|every|each|available|loaded|a|list))* ?${ARTICLES}(?: you have| there are| available| loaded|${THERE})?$`,
    'iu',
  ),
  /^what (?:can|could|may|should|do) (?:i|we|one) ask(?: you)?(?: (?:about|here))?$/iu,
  /^what (?:do|can) you (?:know|answer|cover|tell me|talk|talk about|answer questions)(?: (?:about|on))?$/iu,
  /^what(?:'s| is) (?:there|here|available|loaded)(?: to (?:ask|read))?(?: about)?$/iu,
  /^where (?:do (?:you|your answers?)|does (?:it|this)) (?:get|come|take)(?: (?:your|this|its|the) (?:information|answers|facts|news|info))?(?: from)?$/iu,
];

/** Whether the words ask which articles are available. */
function asksForSources(plain: string): boolean {
  return fits(SOURCES, plain);
}

/** The article or articles, whichever are loaded. */
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
/** A question that a title answers too. */
const TOPIC = new RegExp(
  `^(?:what(?:'s| is| was| are| were) ${THIS} (?:all |mainly |mostly |basically |really )?about|what (?:does|do|did) ${THIS} (?:talk about|cover|deal with|discuss)|what does (?:it|this|(?:this|the) (?:article|story|piece|text)) (?:say|tell(?: us| me)?)|what(?:'s| is) (?:all )?(?:this|that) about|what(?:'s| is) (?:in|the point of) ${THIS})$`,
  'iu',
);
const NAMED_TOPICS: readonly RegExp[] = [
  /^what(?:'s| is| was) (?<of>(?:the )?.+ (?:article|story|section|piece|part|chapter|report|text)) (?:all |mainly )?about$/iu,
  /^what (?:does|did) (?<of>(?:the )?.+ (?:section|part|chapter|article|story)) (?:say|cover|discuss|talk about|deal with)$/iu,
];
const WHOLE = new RegExp(`^(?:${THIS}|the (?:whole|entire|full) thing|all|them|me|here|here please)$`, 'iu');

/** A summary, if that is what the words ask for; expects them without courtesies. */
function summaryIn(plain: string): WordedIntent | null {
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

/** A fact about an article that is named. Without a name, `asksMetadata` decides. */
function creditIn(plain: string): WordedIntent | null {
  for (const [fact, pattern] of CREDITS) {
    const of = pattern.exec(plain)?.groups?.of;
    if (of !== undefined && !WHOLE.test(of)) return { kind: 'credit', fact, of };
  }
  return null;
}

const SAY =
  '(?:say|says|said|state|states|stated|comment|comments|commented|remark|remarked|think|thinks|thought|feel|feels|felt|believe|(?:have|has|had|got) to say|tell (?:us|me|reporters|journalists|the (?:press|media|public))|told (?:us|me|reporters|journalists|the (?:press|media|public)))';
/** Verbs that report speech if a topic follows. Otherwise they may ask for an action. */
const SAY_ABOUT =
  "(?:argue|argued|claim|claimed|explain|explained|mention|mentioned|announce|announced|write|wrote|warn|warned|promise|promised|tell (?:[\\p{L}'-]+ ){1,5}?|told (?:[\\p{L}'-]+ ){1,5}?)";
const ON = '(?:about|on|of|regarding|concerning|over|as to|with regard to|when it comes to|in regard to)';
const X = '(?<x>[^?!;:]{1,80}?)';
const Y = '(?<y>[^?!]{1,150})';
const QUOTES = '(?:quotes?|quotations?)';
const WORDS = `(?:${QUOTES}|comments?|remarks?|statements?|sayings)`;
const VIEWS = '(?:views?|opinions?|thoughts?|take|stance|position|words?)';

/** Patterns that can only ask for speech: by anybody, and by one speaker. */
const ANYBODY: readonly RegExp[] = [
  new RegExp(
    `^what (?:else |all )?(?:(?:was|were|is|are|has been|have been|had been|'s been|is being|was being|got) )?(?:said|stated|being said)(?: ${ON} ${Y})?$`,
    'iu',
  ),
  new RegExp(`^what(?:'s| has) been said(?: ${ON} ${Y})?$`, 'iu'),
  new RegExp(`^who (?:all )?(?:has |have |had )?(?:said|says|say) what(?: ${ON} ${Y})?$`, 'iu'),
  new RegExp(
    `^who (?:all )?(?:(?:has |have |had )?(?:said|says|say) (?:anything|something)|had (?:anything|something) to say|(?:has |have )?(?:commented|comments|spoken|spoke|speaks|talked|talks|remarked|spoke out|speaks out)) (?:about|on|regarding|concerning) ${Y}$`,
    'iu',
  ),
  new RegExp(
    `^who(?:'s| is| was| were| are| gets?| has been) (?:being )?quoted(?: (?:about|on|regarding|as to) ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:all|any|the|some|direct|list|show|of) )*(?:${QUOTES}|(?:comments|statements|remarks)(?= (?:about|on|regarding)))(?: (?:about|on|regarding|concerning) ${Y})?$`,
    'iu',
  ),
];
const SOMEBODY: readonly RegExp[] = [
  new RegExp(
    `^what (?:else |all )?(?:was|is|has been|had been) (?:said|stated) by ${X}(?: ${ON} ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:so )?what (?:else |exactly |all )?(?:did|does|do|has|have|had|would|'d) ${X} (?:(?:ever|actually|just|also|really|even|publicly|then|himself|herself|themselves) )?${SAY}(?: (?:so far|today|exactly|here))?(?: ${ON} ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^what (?:else |exactly |all )?(?:did|does|do|has|have|had) ${X} ${SAY_ABOUT} ?(?:about|on|regarding|concerning) ${Y}$`,
    'iu',
  ),
  new RegExp(`^what (?:is|are|was|were) ${X} (?:saying|thinking)(?: ${ON} ${Y})?$`, 'iu'),
  new RegExp(
    `^(?:did|does|has|have|had) ${X} (?:ever )?(?:say|said) (?:anything|something|a word|much)(?: ${ON} ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:did|does|has|have|had) ${X} (?:ever )?(?:comment|commented|speak|spoken|talk|talked)(?: (?:about|on|regarding) ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:all|any|the|some|direct|a|an|list|show|of|please) )*(?:quote|${WORDS}|words|cite)(?: (?:from|by|of|for|made by))? ${X}(?: (?:about|on|regarding|concerning|made about) ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:what(?:'s| is| are| was| were)|all|any|list|show|of) )*${X}(?:'s?|s') (?:(?:own|exact|latest|full|direct|public) )?${WORDS}(?: (?:${ON}|to) ${Y})?$`,
    'iu',
  ),
  new RegExp(`^${X} (?:said|says|thinks) what(?: ${ON} ${Y})?$`, 'iu'),
];
/** Patterns that match other questions too; only a search can decide. */
const PERHAPS: readonly RegExp[] = [
  new RegExp(
    `^(?:what|all|whatever|everything|anything|things|the things)(?: that)? ${X} (?:has |have |had )?(?:said|says|say|thinks|think|thought|stated|commented|to say)(?: ${ON} ${Y})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:what(?:'s| is| are| was| were) )?${X}(?:'s?|s') (?:(?:own|latest|public|official) )?${VIEWS} (?:${ON}|to) ${Y}$`,
    'iu',
  ),
  new RegExp(
    `^(?:what(?:'s| is| are| was| were) )?(?:the )?(?:${VIEWS}|${WORDS}) (?:of|by|from) ${X} (?:about|on|regarding|concerning) ${Y}$`,
    'iu',
  ),
  new RegExp(`^where (?:does|do|did) ${X} stand (?:on|regarding) ${Y}$`, 'iu'),
  new RegExp(`^how (?:does|do|did) ${X} (?:feel|think) (?:about|on) ${Y}$`, 'iu'),
  new RegExp(`^${X} ${QUOTES}(?: (?:about|on|regarding) ${Y})?$`, 'iu'),
];

/** Words that name no speaker. The question is answered from passages. */
const NOBODY =
  /^(?:he|she|they|it|i|we|you|this|that|these|those|there|him|her|them|one|who|which|what|someone else|(?:the|this|that|your|these|those) (?:article|text|story|piece|news|passage|section|paragraph|page|document|title|headline)s?)$/iu;
const PEOPLE =
  /^(?:people|everybody|everyone|anybody|anyone|somebody|someone|all|all of them|all speakers|the speakers)$/iu;
/** "What was said …": no name begins like this. */
const VERB =
  /^(?:did|does|do|has|have|had|was|were|is|are|be|been|will|would|can|could|should|to|else|happened|happens)\b/iu;
/** "On Tuesday", "of the time": the time of the speech, not its topic. */
const WHEN =
  /^(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|\d|twitter|facebook|instagram|television|tv|(?:the )?radio|camera|air)/iu;

/** Quotations, if those are what the words ask for; expects them without courtesies. */
function quotesIn(plain: string): WordedIntent | null {
  for (const pattern of ANYBODY) {
    const groups = pattern.exec(plain)?.groups;
    if (groups || pattern.test(plain)) return quotes(null, groups?.y, true);
  }
  const sure = firstGroups(SOMEBODY, plain);
  const groups = sure ?? firstGroups(PERHAPS, plain);
  const speaker = groups?.x?.trim();
  if (!groups || speaker === undefined || NOBODY.test(speaker) || VERB.test(speaker)) return null;
  return quotes(PEOPLE.test(speaker) ? null : speaker, groups.y, sure !== null);
}

function quotes(speaker: string | null, on: string | undefined, sure: boolean): WordedIntent | null {
  if (on !== undefined && WHEN.test(on)) return null;
  const about = on?.trim() ?? null;
  const tells = about !== null && termsOf(about).some(({ content }) => content);
  return { kind: 'quotes', speaker, about: tells ? about : null, sure };
}
