import { agreement, type Direction, directionOf, rowOf } from './word-vectors.js';

/** The functions of a word in a sentence, as bit flags. */
export const WordClass = {
  function: 1,
  month: 2,
  weekday: 4,
  timeUnit: 8,
  timeDeictic: 16,
  number: 32,
  speech: 64,
  reason: 128,
  place: 256,
  negation: 512,
  role: 1_024,
  person: 2_048,
  thing: 4_096,
  money: 8_192,
  measure: 16_384,
} as const;

const MEMBERS: Record<Exclude<keyof typeof WordClass, 'function'>, string> = {
  month:
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
  weekday: 'monday tuesday wednesday thursday friday saturday sunday',
  timeUnit:
    'second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades century centuries morning afternoon evening night noon midnight am pm spring summer autumn fall winter',
  timeDeictic:
    'today yesterday tomorrow tonight now ago last next since until before after during when early earlier late later recently currently soon',
  number:
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half quarter third twice once double triple several',
  speech:
    'said say says saying told tell tells telling added adds according announced announces claimed claims claim insisted insists argued argues stated states warned warns denied denies confirmed confirms explained explains noted notes wrote writes tweeted called calls describes described asked asks replied acknowledged admitted reported reports suggested believes believe thinks think thought vowed urged complained testified',
  reason:
    'because since due cause caused causes causing reason reasons therefore thus so amid over following led leads result resulted results prompted sparked thanks order purpose aim aimed',
  place:
    'in at near from outside inside across between north south east west northern southern eastern western around located based through toward towards off along',
  negation:
    "not no never none nobody nothing neither nor without cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't shouldn't unable refused denied",
  role: 'president minister secretary chancellor king queen prince princess pope senator sen representative rep congressman congresswoman governor gov mayor spokesman spokeswoman spokesperson director chief executive ceo chairman chairwoman founder leader commander general gen colonel col captain sergeant lieutenant officer judge justice attorney lawyer prosecutor sheriff detective doctor dr professor prof author writer actor actress singer coach player manager analyst expert official ambassador wife husband mother father son daughter brother sister mr mrs ms sir lady lord',
  person: 'he she him her his hers himself herself who whom whose i me my we us our they them their',
  thing: 'it its itself this that these those which',
  money:
    'dollar dollars euro euros pound pounds sterling yen yuan renminbi ruble rubles rouble roubles rupee rupees peso pesos franc francs krona kronor krone kroner shekel shekels riyal riyals dirham dirhams shilling shillings naira cents pence usd eur gbp',
  measure:
    'mile miles foot feet meter meters metre metres kilometer kilometers kilometre kilometres km inch inches pound pounds kilogram kilograms kg ton tons tonne tonnes acre acres gallon gallons liter liters litre litres mph degrees yards square cubic hectare hectares barrels',
};

const classes = new Map<string, number>();
for (const name of Object.keys(MEMBERS) as (keyof typeof MEMBERS)[])
  for (const word of MEMBERS[name].split(' ')) classes.set(word, (classes.get(word) ?? 0) | WordClass[name]);

/**
 * The functions of a folded word: bits of `WordClass`.
 *
 * @param content whether it is a content word, as for `termsOf`: the month May is one, the verb is not
 */
export function classesOf(word: string, content: boolean): number {
  const bits = classes.get(word) ?? 0;
  return content ? bits : (bits & ~WordClass.month) | WordClass.function;
}

/** Whether a lower-case word is the name of a month or a day of the week. */
export function isCalendar(word: string): boolean {
  return (classesOf(word, true) & (WordClass.month | WordClass.weekday)) !== 0;
}

/** Unambiguous examples of each kind of name. */
const EXAMPLES = {
  person:
    'john michael david maria robert susan ahmed james mary peter carlos anna mohammed wang smith johnson brown garcia khan',
  place:
    'france china london texas chicago baghdad california tokyo germany mexico moscow florida india afghanistan sydney africa',
  body: 'ministry commission agency association committee university company corporation department council party union hospital court',
} as const;

/** The kinds of things that names refer to. */
type NamedKind = keyof typeof EXAMPLES;

const directions: Record<NamedKind, Direction> = {
  person: exampleDirection('person'),
  place: exampleDirection('place'),
  body: exampleDirection('body'),
};

function exampleDirection(kind: NamedKind): Direction {
  return directionOf(EXAMPLES[kind].split(' ').map((word) => [rowOf(word), 1]));
}

/** How similarly a word, given by its row, is used to names of a kind: -1 to 1; 0 for an unknown word. */
export function namesKind(row: number, kind: NamedKind): number {
  return agreement(directions[kind], directionOf([[row, 1]]));
}
