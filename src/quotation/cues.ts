/**
 * How a verb of speech takes what is said: `clause` ("said that …", "…, he said"), `hearer` (a clause after
 * whom it was said to: "told reporters that …"), `thing` (a noun phrase: "denounced the plan").
 */
export type CueFrame = 'clause' | 'hearer' | 'thing';

const CLAUSE = `say add note announce suggest argue explain claim state write tweet report declare insist warn
conclude reply respond acknowledge admit confirm deny assert contend maintain predict indicate stress emphasize
emphasise allege affirm agree comment complain concede continue cry exclaim estimate observe quip joke recall
recount remark reiterate repeat reveal shout sigh scream testify think proclaim pledge promise vow recommend
boast caution charge cite counter disclose elaborate interject point put lament mention muse opine post propose protest
read retort scoff speculate swear tout urge utter vent voice whisper wonder yell chant advise answer ask
assume believe underline underscore demand`;
const HEARER = 'tell remind assure inform notify advise warn promise ask';
const THING = `describe criticize criticise denounce decry highlight condemn mention slam blast praise dismiss
reject`;

const IRREGULAR: Record<string, readonly string[]> = {
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  put: ['puts', 'putting'],
  write: ['writes', 'wrote', 'written', 'writing'],
  think: ['thinks', 'thought', 'thinking'],
  read: ['reads', 'read', 'reading'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
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

/** What must follow these verbs to make them verbs of speech, and how they then take what is said. */
const PARTICLES: Record<string, Readonly<Record<string, CueFrame>>> = {
  point: { out: 'clause', to: 'thing' },
  put: { it: 'clause' },
};

/** How a verb takes what is said with the word that follows it; null where it is no verb of speech with that word. */
export function frameWith(
  { verb, frame }: CueForm,
  next: string,
): { frame: CueFrame; particle: boolean } | null {
  const particles = PARTICLES[verb];
  if (!particles) return { frame, particle: false };
  const taken = particles[next];
  return taken ? { frame: taken, particle: true } : null;
}

/** The verb of speech that a lower-case word is a form of. */
export function cueForm(lower: string): CueForm | null {
  return forms.get(lower) ?? null;
}
