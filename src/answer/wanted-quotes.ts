import { termsOf } from '../language/terms.js';
import { firstGroups, type Wanted } from './wanted.js';

const SAY =
  '(?:say|says|said|state|states|stated|comment|comments|commented|remark|remarked|think|thinks|thought|feel|feels|felt|believe|(?:have|has|had|got) to say|tell (?:us|me|reporters|journalists|the (?:press|media|public))|told (?:us|me|reporters|journalists|the (?:press|media|public)))';
/** Verbs that report speech where it is said what about, and else as well what was done. */
const SAY_ABOUT =
  "(?:argue|argued|claim|claimed|explain|explained|mention|mentioned|announce|announced|write|wrote|warn|warned|promise|promised|tell (?:[\\p{L}'-]+ ){1,5}?|told (?:[\\p{L}'-]+ ){1,5}?)";
const ON = '(?:about|on|of|regarding|concerning|over|as to|with regard to|when it comes to|in regard to)';
const X = '(?<x>[^?!;:]{1,80}?)';
const Y = '(?<y>[^?!]{1,150})';
const QUOTES = '(?:quotes?|quotations?)';
const WORDS = `(?:${QUOTES}|comments?|remarks?|statements?|sayings)`;
const VIEWS = '(?:views?|opinions?|thoughts?|take|stance|position|words?)';

/** Patterns that ask for speech and for nothing else, of anybody's and of somebody's. */
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
/** Patterns that fit other things as well: only what is found tells. */
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

/** They name nobody; what they say is asked of the articles as ever. */
const NOBODY =
  /^(?:he|she|they|it|i|we|you|this|that|these|those|there|him|her|them|one|who|which|what|someone else|(?:the|this|that|your|these|those) (?:article|text|story|piece|news|passage|section|paragraph|page|document|title|headline)s?)$/iu;
const PEOPLE =
  /^(?:people|everybody|everyone|anybody|anyone|somebody|someone|all|all of them|all speakers|the speakers)$/iu;
/** "What was said …": no name begins like this. */
const VERB =
  /^(?:did|does|do|has|have|had|was|were|is|are|be|been|will|would|can|could|should|to|else|happened|happens)\b/iu;
/** "On Tuesday", "of the time": when it was said, and not what about. */
const WHEN =
  /^(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|\d|twitter|facebook|instagram|television|tv|(?:the )?radio|camera|air)/iu;

/** Quotations, where those are what the words ask for; they are without courtesies. */
export function quotesIn(plain: string): Wanted | null {
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

function quotes(speaker: string | null, on: string | undefined, sure: boolean): Wanted | null {
  if (on !== undefined && WHEN.test(on)) return null;
  const about = on?.trim() ?? null;
  const tells = about !== null && termsOf(about).some(({ content }) => content);
  return { kind: 'quotes', speaker, about: tells ? about : null, sure };
}
