import { DASH, type Item, isTime, type Range } from './phrases.js';

/**
 * How a verb of speech takes what is said: `clause` ("said that …", "…, he said"); `hearer` (a clause after the hearer:
 * "told reporters that …"); `thing` (a noun phrase: "denounced the plan"); `words` (only words in quotation marks:
 * "called it “polite”", "promised “no more”"; without the marks, the verb reports a belief, a promise or a judgement
 * rather than speech).
 */
type CueFrame = 'clause' | 'hearer' | 'thing' | 'words';

const CLAUSE = `say add note announce suggest argue explain claim state write tweet report declare insist warn
conclude reply respond acknowledge admit confirm deny assert contend maintain predict indicate stress emphasize
emphasise allege affirm comment complain concede continue cry exclaim estimate observe quip joke recall
recount remark reiterate repeat reveal shout sigh scream testify think proclaim
boast caution charge cite counter disclose elaborate interject point put lament mention muse opine post protest
read retort scoff speculate utter vent voice whisper wonder yell chant advise answer ask clarify reason theorize theorise rule
find show
underline underscore`;
const HEARER = 'tell remind assure inform notify warn';
const THING = 'speak describe criticize criticise denounce decry highlight';
const WORDS = `call label dub brand deem promise pledge vow swear believe agree assume propose recommend urge demand
react sing press question
praise dismiss reject condemn slam blast tout thank mock echo bark beam boom thunder gush deadpan confess interrupt
snap holler roar shoot fire hit chime go lecture
grumble plead offer fret moan whimper fume beg sob groan growl grunt mumble mutter murmur stammer stutter splutter
bellow bawl bleat blurt drawl gasp hiss howl intone jest kid tease taunt jeer giggle chuckle laugh grin smile smirk
shrug nod wail weep whine sneer scold chide reproach rebuke implore beseech entreat enquire inquire venture
volunteer ponder reflect reminisce surmise marvel enthuse rave rejoice exult crow brag bluster rant rage bristle
huff grouse gripe carp snort sniff croak cackle coo purr squeal shriek screech yelp roar sputter counsel advocate
preach sermonize pronounce decree proffer submit posit hazard guess figure reckon suppose fear hope
correct object joke rejoin retaliate riposte`;

const IRREGULAR: Record<string, readonly string[]> = {
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  put: ['puts', 'putting'],
  write: ['writes', 'wrote', 'written', 'writing'],
  think: ['thinks', 'thought', 'thinking'],
  read: ['reads', 'read', 'reading'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
  find: ['finds', 'found', 'finding'],
  show: ['shows', 'showed', 'shown', 'showing'],
  speak: ['speaks', 'spoke', 'spoken', 'speaking'],
  shoot: ['shoots', 'shot', 'shooting'],
  hit: ['hits', 'hitting'],
  sing: ['sings', 'sang', 'sung', 'singing'],
  go: ['goes', 'went', 'gone', 'going'],
  snap: ['snaps', 'snapped', 'snapping'],
  dub: ['dubs', 'dubbed', 'dubbing'],
  admit: ['admits', 'admitted', 'admitting'],
  quip: ['quips', 'quipped', 'quipping'],
};

/** A form of a verb of speech. */
export interface CueForm {
  readonly verb: string;
  readonly frame: CueFrame;
  readonly form: 'base' | 'present' | 'past' | 'participle';
}

const forms = new Map<string, CueForm>();
for (const [frame, verbs] of [
  ['thing', THING],
  ['clause', CLAUSE],
  ['hearer', HEARER],
  ['words', WORDS],
] as const)
  for (const verb of verbs.split(/\s+/u)) learn(verb, frame);

function learn(verb: string, frame: CueFrame): void {
  forms.set(verb, { verb, frame, form: 'base' });
  for (const form of IRREGULAR[verb] ?? regular(verb)) {
    const kind = form.endsWith('ing') ? 'participle' : /s$/u.test(form) ? 'present' : 'past';
    forms.set(form, { verb, frame, form: kind });
  }
}

function regular(verb: string): string[] {
  if (/[^aeiou]y$/u.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (verb.endsWith('e')) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  return [`${verb}${/(?:s|sh|ch)$/u.test(verb) ? 'es' : 's'}`, `${verb}ed`, `${verb}ing`];
}

/** Verbs of speech that may report a noun phrase: "announced tighter controls". */
const WITH_THING = new Set(
  'announce note acknowledge mention claim explain declare report tweet predict estimate find show'.split(
    ' ',
  ),
);

/** Whether a verb of speech may report a noun phrase instead of a clause. */
export function takesThing({ verb }: CueForm): boolean {
  return WITH_THING.has(verb);
}

const FINDINGS = new Set(['find', 'show']);
const FINDERS =
  /(?:stud(?:y|ies)|reports?|research|researchers?|scientists?|results?|figures|polls?|surveys?|audit|inquiry|investigation|court|judges?|team)$/u;

const POLLED = /^(?:polls?|surveys?)$/u;

/** "results show": a plural noun that finds or shows something, before a verb that may be tagged as a noun. */
export function isFinding(before: string, lower: string): boolean {
  return FINDINGS.has(lower) && before.endsWith('s') && maySpeakBy({ verb: lower }, before);
}

/**
 * Whether a subject with this head may speak by this verb. Studies find and show things, others say them; what polls
 * show is the text's own reading of numbers.
 */
export function maySpeakBy({ verb }: Pick<CueForm, 'verb'>, head: string): boolean {
  return !FINDINGS.has(verb) || (FINDERS.test(head) && !(verb === 'show' && POLLED.test(head)));
}

/** The words that must follow these verbs to make them verbs of speech, and how they then take what is said. */
const PARTICLES: Record<string, Readonly<Record<string, CueFrame>>> = {
  point: { out: 'clause', to: 'thing' },
  put: { it: 'clause' },
  speak: { about: 'thing', of: 'thing' },
  shoot: { back: 'words' },
  fire: { back: 'words' },
  hit: { back: 'words' },
  chime: { in: 'words' },
  go: { on: 'words' },
};

/** How a verb takes what is said if this word follows it; null if the two are not a verb of speech. */
function frameWith({ verb, frame }: CueForm, next: string): { frame: CueFrame; particle: boolean } | null {
  const particles = PARTICLES[verb];
  if (!particles) return { frame, particle: false };
  const taken = particles[next];
  return taken ? { frame: taken, particle: true } : null;
}

/** The verb of speech that a lower-case word is a form of, or null. */
export function cueForm(lower: string): CueForm | null {
  return forms.get(lower) ?? null;
}

/** A verb of speech with its auxiliaries and adverbs. */
export interface CueGroup extends Range {
  /** The verb itself. */
  readonly verb: number;
  readonly form: CueForm;
}

const OFTEN_MISTAGGED = new Set('said says told tells wrote writes tweeted added asked replied'.split(' '));
/** After these words nothing has been said, or not yet. */
const BLOCKING = new Set(
  "not n't never to would could should might may can will must 'd 'll ca wo".split(' '),
);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'s", "'re"]);

/** Whether a word of the narration is a verb of speech. */
export function speaks({ lower, pos, quoted }: Item): boolean {
  return quoted === null && cueForm(lower) !== null && (pos === 'VERB' || OFTEN_MISTAGGED.has(lower));
}

/** The cue around a verb of speech; null if it says that something was not said, or only may be. */
export function cueGroup(items: readonly Item[], verb: number): CueGroup | null {
  const known = cueForm(items[verb]?.lower ?? '');
  const taken = known && frameWith(known, items[verb + 1]?.lower ?? '');
  if (!known || !taken || (known.verb === 'speak' && known.form === 'participle')) return null;
  const form = { ...known, frame: taken.frame };
  let from = verb;
  while (from > 0 && isAuxiliary(items[from - 1] as Item)) from--;
  if (isAttribute(items, from, form.form)) return null;
  const before = items.slice(from, verb).map(({ lower }) => lower);
  if (items[from - 1]?.lower === 'to') return wentOn(items, from - 1, verb, form);
  if (before.some((word) => BLOCKING.has(word)) || isHeard(items, verb) || isHeading(items, verb))
    return null;
  if (form.form !== 'participle' && before.some((word) => BE.has(word))) return null;
  return { from, to: taken.particle ? verb + 1 : verb, verb, form };
}

const HEARERS_TOO = new Set([
  'asked',
  'told',
  'pressed',
  'questioned',
  'informed',
  'reminded',
  'warned',
  'urged',
]);

/** ", asked by Holm what she thought, …", "Told of the vote, …": the person named before or after is the hearer. */
function isHeard(items: readonly Item[], verb: number): boolean {
  if (!HEARERS_TOO.has(items[verb]?.lower ?? '')) return false;
  const [before, next] = [items[verb - 1], items[verb + 1]];
  const opens =
    !before ||
    before.text === ',' ||
    DASH.test(before.text) ||
    /^(?:when|if|once|after|being)$/u.test(before.lower);
  if (!opens || !next) return false;
  if (/^(?:by|about|of|on|for|in|at|to)$/u.test(next.lower)) return true;
  if (!/^(?:what|whether|if|how|why|when|where|who|which|that)$/u.test(next.lower)) return false;
  // "Holm, the mayor, asked whether …" has an earlier comma.
  return before?.text !== ',' || !items.slice(0, verb - 1).some(({ text }) => text === ',');
}

/** "an estimated 60 people", "the most telling promise", "a self-described poet": the form modifies a noun. */
function isAttribute(items: readonly Item[], from: number, form: CueForm['form']): boolean {
  const [before, item] = [items[from - 1], items[from]];
  if (before?.text === '-' && before.end === item?.start) return true;
  return /^(?:the|an?)$/u.test(before?.lower ?? '') && (form === 'past' || form === 'participle');
}

/** "Read more: …", "Report: …": a heading or a link on the page. */
function isHeading(items: readonly Item[], verb: number): boolean {
  if (verb > 0 && items[verb - 1]?.text !== ':') return false;
  const next = items[verb + 1];
  return /^read$/u.test(items[verb]?.lower ?? '') ? !next?.quoted : next?.text === ':';
}

function isAuxiliary(item: Item): boolean {
  const { text, lower, pos, quoted } = item;
  return (
    (!quoted &&
      text !== 'Will' &&
      (pos === 'AUX' || (pos === 'ADV' && !isTime(item)) || BLOCKING.has(lower)) &&
      lower !== 'to') ||
    /^(?:so|thus)$/u.test(lower)
  );
}

/** "went on to say", "continued to argue". */
function wentOn(items: readonly Item[], to: number, verb: number, form: CueForm): CueGroup | null {
  const words = items.slice(Math.max(0, to - 2), to).map(({ lower }) => lower);
  if (words.at(-1) === 'on' && /^(?:went|goes|going)$/u.test(words[0] ?? ''))
    return { from: to - 2, to: verb, verb, form };
  return null;
}
