import type { Token } from '../../language/tokens.js';
import { namesKind } from '../../language/word-classes.js';
import { agreement, type Direction, directionOf, rowOf } from '../../language/word-vectors.js';

/** The type of answer that a question asks for (based on the classes of Li and Roth 2002). */
export type AnswerType =
  | 'person'
  | 'body'
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
  | 'event'
  | 'name'
  | 'thing'
  | 'truth'
  | 'topic';

/** What a question asks for. Numbers are indices into its words. */
export interface Asked {
  readonly type: AnswerType;
  /** The noun that names the kind of thing asked for. */
  readonly focus: number | null;
  /** Words that only form the question and have no content of their own. */
  readonly shaping: readonly number[];
  /** The question word: "who", or its equivalent. */
  readonly asking: number | null;
  /** For speech: the index of its verb or noun. */
  readonly said: number | null;
  /** Whether the words are a statement to be confirmed. */
  readonly isStatement: boolean;
}

/** The words of a question, with the position of its question word. */
export interface Reader {
  readonly tokens: readonly Token[];
  /** The index of the question word; -1 if there is none. */
  readonly at: number;
}

/** The result for a question with this question word and these `shaping` words. */
export function asked(
  { at }: Reader,
  type: AnswerType,
  { focus = null, shaping = [], said = null }: Partial<Pick<Asked, 'focus' | 'shaping' | 'said'>> = {},
): Asked {
  const asking = at < 0 ? null : at;
  return {
    type,
    focus,
    said,
    asking,
    shaping: asking === null ? shaping : [at, ...shaping],
    isStatement: false,
  };
}

/** The answer types that nouns imply: "which city" asks for a place, "the price" for an amount of money. */
const NOUNS: Partial<Record<AnswerType, string>> = {
  percent:
    'percent percentage proportion share fraction portion rate ratio majority margin turnout inflation',
  money:
    'price cost value worth budget salary wage pay profit revenue income fine bail reward fee tax debt loan sum ransom fortune money cash turnover expense spending donation compensation dollar euro',
  count: 'number amount quantity total toll count population score tally attendance casualty circulation',
  age: 'age',
  measure:
    'height length depth distance weight size speed temperature width altitude magnitude volume capacity range dimension thickness rainfall mile kilometre kilometer km metre meter foot inch tonne ton acre hectare degrees',
  duration: 'duration frequency lifespan sentence timespan',
  year: 'year',
  time: 'time date day month century decade weekday hour moment period era deadline week anniversary birthday season morning evening',
  place:
    'place city country state town location area nation region village island continent province district county capital street river lake mountain ocean sea venue ground neighbourhood neighborhood site birthplace hometown destination territory address colony municipality border coast headquarters airport stadium port republic',
  body: 'company firm corporation organisation organization team group party agency bank court university ministry government club newspaper magazine army union school college hospital church airline network channel commission committee council band publisher broadcaster manufacturer maker charity department regime militia police parliament institution institute association foundation alliance coalition business retailer carrier lab laboratory office tribe community outlet station website regulator',
  person:
    'person man woman people player president minister leader politician expert scientist artist winner victim author writer actor actress singer musician composer candidate senator governor mayor judge lawyer king queen prince princess pope general commander soldier officer spokesman spokeswoman spokesperson director chief ceo founder owner chairman chairwoman head boss journalist reporter doctor teacher coach manager striker goalkeeper astronaut suspect killer attacker gunman hostage critic witness survivor inventor designer artist painter architect philosopher emperor celebrity member official ambassador diplomat secretary chancellor guy girl boy kid child wife husband brother sister mother father son daughter rival competitor opponent successor predecessor creator star host illustrator editor producer employee worker student',
  name: 'name title nickname surname motto slogan acronym abbreviation codename',
  reason:
    'reason cause motive purpose motivation explanation excuse aim goal objective justification rationale',
  speech:
    'reaction response opinion view comment statement stance message warning claim quote criticism argument attitude verdict advice demand promise reply remark',
  event: 'outcome consequence effect impact result aftermath fallout',
  manner: 'method way means procedure technique',
  description: 'definition meaning difference significance importance role description background',
};

const typeOf = new Map<string, AnswerType>();
for (const [type, nouns] of Object.entries(NOUNS) as [AnswerType, string][])
  for (const noun of nouns.split(' ')) typeOf.set(noun, type);

const IRREGULAR = new Map([
  ['men', 'man'],
  ['women', 'woman'],
  ['feet', 'foot'],
  ['children', 'child'],
]);

/** The singular of a lower-case noun, judged by its ending: "cities" gives "city". */
function singular(noun: string): string {
  const irregular = IRREGULAR.get(noun);
  if (irregular) return irregular;
  if (/[^aeiou]ies$/u.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:[sx]|ch|sh)es$/u.test(noun)) return noun.slice(0, -2);
  return /[^suia]s$/u.test(noun) || /[aeo]as$/u.test(noun) ? noun.slice(0, -1) : noun;
}

/** Whether a lower-case noun is plural, judged by its ending. */
export function isPlural(noun: string): boolean {
  return noun === 'people' || singular(noun) !== noun;
}

const EXAMPLES = {
  person:
    'person president minister leader player actor author politician scientist victim winner woman doctor driver',
  place: 'city country town region village island province district neighborhood state river',
} as const;
const DIRECTIONS = Object.entries(EXAMPLES).map(
  ([type, words]) => [type as keyof typeof EXAMPLES, directionOfWords(words.split(' '))] as const,
);
/** How similarly to the examples a noun must be used to count as one of them. */
const ALIKE = { person: 0.25, place: 0.34 } as const;
/** The endings of most nouns for people. */
const PERSON_ENDING = /(?:[eo]r|ist|ian|man|[^m]ent|ant)$/u;

/** The answer type that a lower-case noun asks for; null if it implies none. */
export function typeOfNoun(noun: string): AnswerType | null {
  const known = typeOf.get(noun) ?? typeOf.get(singular(noun));
  if (known) return known;
  const direction = directionOfWords([noun]);
  const like =
    DIRECTIONS.find(([type, examples]) => agreement(examples, direction) >= ALIKE[type])?.[0] ?? null;
  return like === 'person' && !PERSON_ENDING.test(singular(noun)) ? null : like;
}

const PHYSICAL = directionOfWords(
  'bridge river road wall tunnel boat pipeline border fence coastline'.split(' '),
);
const EVENTS = directionOfWords(
  'war trial meeting strike sentence flight film speech ceasefire siege'.split(' '),
);
/** How similarly a noun must be used to things that have a length in space. */
const HAS_LENGTH = 0.25;

/** Whether "long" refers to space, as for a bridge, rather than to time, as for a war. */
export function isLongInSpace(noun: string): boolean {
  const direction = directionOfWords([noun]);
  const space = agreement(PHYSICAL, direction);
  return space >= HAS_LENGTH && space > agreement(EVENTS, direction);
}

const NAME_KINDS = ['place', 'person', 'body'] as const;
/** How similarly names must be used to those of a kind to count as its members. */
const NAMED = 0.25;

/** The answer type of two alternative names in lower case; null if it cannot be determined. */
export function typeOfNames(one: string, other: string): AnswerType | null {
  const rows = [rowOf(one), rowOf(other)];
  const worth = (kind: (typeof NAME_KINDS)[number]) =>
    rows.reduce((sum, row) => sum + namesKind(row, kind), 0) / rows.length;
  const best = NAME_KINDS.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  return worth(best) >= NAMED ? best : null;
}

function directionOfWords(words: readonly string[]): Direction {
  return directionOf(words.map((word) => [rowOf(word), 1]));
}
