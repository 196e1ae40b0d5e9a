import { fits } from './wanted.js';

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
export function asksForHelp(plain: string): boolean {
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

/** Whether the words ask which articles there are. */
export function asksForSources(plain: string): boolean {
  return fits(SOURCES, plain);
}
